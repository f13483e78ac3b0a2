import type { Random } from '../random.js'
import { type CurveActivationName, type CurveNetwork, curveActivations, networkOf, partsOf } from './network.js'

/** The sigmoid is half as steep as tanh, of which it is a smaller copy: σ(2z) = (1 + tanh z) / 2. */
const steepness: Record<CurveActivationName, number> = { sigmoid: 2, tanh: 1, relu: 1 }
/** Spread of the first output weights: their sum then has about the size of what is to be learned. */
const outputSpread = 0.5

/**
 * A network for x from −1 to 1 and y of mean 0 and deviation 1. Chance would leave parts of the domain without a kink and
 * crowd others, so each neuron bends in a share of the domain of its own, about as steeply as that is wide, every other
 * one upwards.
 */
export function createCurveNetwork(activation: CurveActivationName, neurons: number, random: Random): CurveNetwork {
  const w: number[] = []
  const b: number[] = []
  const v: number[] = []
  for (let j = 0; j < neurons; j++) {
    const center = -1 + (2 * (j + between(random, 0.2, 0.8))) / neurons
    const weight = firstWeight(activation, neurons, j, random)
    w.push(weight)
    b.push(-weight * center)
    v.push(between(random, -1, 1) * (outputSpread / Math.sqrt(neurons)))
  }
  return networkOf(activation, { w, b, v, c: 0 })
}

/** The network with one neuron more, which bends at about `center` and adds nothing yet. */
export function withNeuron(network: CurveNetwork, center: number, random: Random): CurveNetwork {
  const { w, b, v, c } = partsOf(network)
  const { activation, neurons } = network
  const weight = firstWeight(activation, neurons + 1, neurons, random)
  // Two that bend at the very same place would be one for ever.
  const place = center + between(random, -0.5, 0.5) / (neurons + 1)
  return networkOf(activation, { w: [...w, weight], b: [...b, -weight * place], v: [...v, 0], c })
}

/** The network without the neuron that matters least at the places `x`; what that adds on average stays. */
export function withoutNeuron(network: CurveNetwork, x: Float64Array): CurveNetwork {
  const { w, b, v, c } = partsOf(network)
  const { apply } = curveActivations[network.activation]
  const moments = Array.from(w, (weight, j) => {
    let [sum, squares] = [0, 0]
    for (const place of x) {
      const value = v[j]! * apply(weight * place + b[j]!)
      sum += value
      squares += value * value
    }
    const mean = sum / x.length
    return { mean, variance: squares / x.length - mean * mean }
  })
  const least = moments.reduce((best, { variance }, j) => (variance < moments[best]!.variance ? j : best), 0)
  const others = (values: Float64Array) => values.filter((_, j) => j !== least)
  return networkOf(network.activation, { w: others(w), b: others(b), v: others(v), c: c + moments[least]!.mean })
}

/** A transition as wide as the share of the domain, 2, that is one neuron's. */
function firstWeight(activation: CurveActivationName, neurons: number, j: number, random: Random): number {
  const direction = j % 2 === 0 ? 1 : -1
  return direction * steepness[activation] * (neurons / 2) * between(random, 0.75, 1.25)
}

function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform()
}
