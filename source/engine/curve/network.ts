/** Activations to approximate a function with: each is bent, and so, with enough neurons, comes near to any continuous one. */
export const curveActivationNames = ['sigmoid', 'tanh', 'relu'] as const
export type CurveActivationName = (typeof curveActivationNames)[number]

/** An activation function g and its derivative, as of a = g(z). */
interface CurveActivation {
  readonly apply: (z: number) => number
  readonly slope: (a: number) => number
}

export const curveActivations: Record<CurveActivationName, CurveActivation> = {
  sigmoid: { apply: z => 1 / (1 + Math.exp(-z)), slope: a => a * (1 - a) },
  tanh: { apply: Math.tanh, slope: a => 1 - a * a },
  relu: { apply: z => (z > 0 ? z : 0), slope: a => (a > 0 ? 1 : 0) }
}

/** The network 1-H-1: y(x) = c + Σ v[j] · g(w[j] · x + b[j]), a sum of H bent lines. Plain float64: it is small. */
export interface CurveNetwork {
  readonly activation: CurveActivationName
  readonly neurons: number
  /** w, b and v of every neuron, and c // [3 · neurons + 1] */
  readonly parameters: Float64Array
}

/** A network's parameters by name, looking into the same memory. */
export function partsOf({ neurons, parameters }: CurveNetwork) {
  return {
    w: parameters.subarray(0, neurons), // [neurons]
    b: parameters.subarray(neurons, 2 * neurons), // [neurons]
    v: parameters.subarray(2 * neurons, 3 * neurons), // [neurons]
    c: parameters[3 * neurons]!
  }
}

/** A network from its parts. */
export function networkOf(
  activation: CurveActivationName,
  {
    w,
    b,
    v,
    c
  }: { readonly w: ArrayLike<number>; readonly b: ArrayLike<number>; readonly v: ArrayLike<number>; readonly c: number }
): CurveNetwork {
  return {
    activation,
    neurons: w.length,
    parameters: Float64Array.of(...Array.from(w), ...Array.from(b), ...Array.from(v), c)
  }
}

/** What neuron j adds to the sum at x: v · g(w · x + b). */
export function contribution({ activation, neurons, parameters }: CurveNetwork, j: number, x: number): number {
  const z = parameters[j]! * x + parameters[neurons + j]!
  return parameters[2 * neurons + j]! * curveActivations[activation].apply(z)
}

/** The network's answer: y(x). */
export function answer(network: CurveNetwork, x: number): number {
  let y = network.parameters[3 * network.neurons]!
  for (let j = 0; j < network.neurons; j++) y += contribution(network, j, x)
  return y
}

/** Where neuron j bends: the x at which its weighted sum is 0. */
export function kink({ neurons, parameters }: CurveNetwork, j: number): number {
  return -parameters[neurons + j]! / parameters[j]!
}
