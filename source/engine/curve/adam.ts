/** Adam's constants, those of Kingma & Ba 2015. */
const beta1 = 0.9
const beta2 = 0.999
const epsilon = 1e-8
/** Moments below this are taken for 0: ever smaller ones end in subnormal numbers, which are slow. */
const least = 1e-200

/** What Adam remembers of each parameter: its gradient's first and second moment. */
export interface AdamState {
  readonly first: Float64Array
  readonly second: Float64Array
  steps: number
}

export function createAdam(parameters: number): AdamState {
  return { first: new Float64Array(parameters), second: new Float64Array(parameters), steps: 0 }
}

/** Moves the parameters a step of learning rate `eta` against the gradient. */
export function adamStep(state: AdamState, parameters: Float64Array, gradient: Float64Array, eta: number): void {
  const { first, second } = state
  state.steps++
  const firstScale = 1 / (1 - beta1 ** state.steps)
  const secondScale = 1 / (1 - beta2 ** state.steps)
  for (let i = 0; i < parameters.length; i++) {
    const g = gradient[i]!
    const m = beta1 * first[i]! + (1 - beta1) * g
    const v = beta2 * second[i]! + (1 - beta2) * g * g
    first[i] = Math.abs(m) < least ? 0 : m
    second[i] = v < least ? 0 : v
    parameters[i]! -= (eta * m * firstScale) / (Math.sqrt(v * secondScale) + epsilon)
  }
}
