import { idlenessOf } from '../../../engine/idleness.js'
import type { ActivationName } from '../../../engine/recipe.js'
import type { Spread } from '../../../trainer/inspect/spread.js'

/** How a neuron is doing, as far as the images tell. */
export interface Condition {
  readonly name: 'dead' | 'saturated' | 'alive'
  readonly sentence: string
}

/** A neuron whose activation varies no more than this, of a range of 1, tells no image from another. */
const leastDeviation = 0.01

/**
 * What the spread of a neuron's activations over `images` (such as “10,000 held-out images”) says of it. An output that lies
 * at the end of its range is not stuck there, but sure.
 */
export function conditionOf(
  activation: ActivationName,
  place: 'hidden' | 'output',
  spread: Spread,
  images: string
): Condition {
  const { least, most, deviation, idle } = spread
  const idleness = idlenessOf(activation)
  if (activation === 'relu' || activation === 'leaky-relu') {
    if (most <= 0) return { name: 'dead', sentence: `dead: never active on ${images}` }
  } else {
    const range = activation === 'tanh' ? 2 : activation === 'identity' ? Math.max(Math.abs(least), Math.abs(most)) : 1
    if (deviation <= leastDeviation * range) return { name: 'dead', sentence: `dead: hardly varies over ${images}` }
  }
  const share = `${Math.round(idle * 100)} %`
  if (idleness?.name === 'saturated') {
    if (place === 'output') return { name: 'alive', sentence: `alive: sure on ${share} of ${images}` }
    if (idle >= idleness.least) return { name: 'saturated', sentence: `saturated: on ${share} of ${images}` }
    return { name: 'alive', sentence: `alive: saturated on ${share} of ${images}` }
  }
  if (idleness?.name === 'dead') return { name: 'alive', sentence: `alive: silent on ${share} of ${images}` }
  return { name: 'alive', sentence: `alive: from ${least.toFixed(2)} to ${most.toFixed(2)}` }
}
