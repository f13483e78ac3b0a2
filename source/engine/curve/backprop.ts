import { type CurveNetwork, curveActivations } from './network.js'

/** A network with the pairs it is to learn, and room for what is computed on the way. */
export interface CurvePass {
  readonly network: CurveNetwork
  readonly x: Float64Array // [n]
  readonly y: Float64Array // [n]
  readonly a: Float64Array // [n, neurons]
  /** Answer less y // [n] */
  readonly difference: Float64Array
  /** ∂C/∂ of every parameter, in their order // [3 · neurons + 1] */
  readonly gradient: Float64Array
}

export function createPass(network: CurveNetwork, { x, y }: Pick<CurvePass, 'x' | 'y'>): CurvePass {
  return {
    network,
    x,
    y,
    a: new Float64Array(x.length * network.neurons),
    difference: new Float64Array(x.length),
    gradient: new Float64Array(network.parameters.length)
  }
}

/** Every x forward through the network. Returns the cost C = 1/n Σ (y(x) − y)². */
export function forward({ network, x, y, a, difference }: CurvePass): number {
  const { neurons: h, parameters: p } = network
  const { apply } = curveActivations[network.activation]
  let sum = 0
  for (let i = 0; i < x.length; i++) {
    let answer = p[3 * h]!
    for (let j = 0; j < h; j++) {
      const activation = apply(p[j]! * x[i]! + p[h + j]!)
      a[i * h + j] = activation
      answer += p[2 * h + j]! * activation
    }
    difference[i] = answer - y[i]!
    sum += difference[i]! ** 2
  }
  return sum / x.length
}

/** And back, after `forward`: the gradient of the cost. */
export function backward({ network, x, a, difference, gradient }: CurvePass): void {
  const { neurons: h, parameters: p } = network
  const { slope } = curveActivations[network.activation]
  gradient.fill(0)
  for (let i = 0; i < x.length; i++) {
    // ∂C/∂answer
    const delta = (2 * difference[i]!) / x.length
    for (let j = 0; j < h; j++) {
      const activation = a[i * h + j]!
      // ∂C/∂z
      const deltaHidden = delta * p[2 * h + j]! * slope(activation)
      gradient[j]! += deltaHidden * x[i]!
      gradient[h + j]! += deltaHidden
      gradient[2 * h + j]! += delta * activation
    }
    gradient[3 * h]! += delta
  }
}
