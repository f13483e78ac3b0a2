import type { ActivationName } from '../engine/recipe.js'
import { percent } from './format.js'

/** What an output is. Only softmax has them share out a whole; any other output stands by itself. */
export type Measure = 'probability' | 'activation'

export function measureOf(outputActivation: ActivationName): Measure {
  return outputActivation === 'softmax' ? 'probability' : 'activation'
}

/** An output as text: 98.20 %, or 0.982. */
export function outputText(value: number, measure: Measure): string {
  if (!Number.isFinite(value)) return '–'
  return measure === 'probability' ? percent(value) : value.toFixed(3)
}

/** The classes by their outputs, the largest first, and those that are equal in their order. */
export function ranked(outputs: ArrayLike<number>): number[] {
  return Array.from(outputs, (_, i) => i).toSorted((one, other) => outputs[other]! - outputs[one]!)
}

/** Why a network is sure of what shows nothing. */
export function whyNotNone(measure: Measure): string {
  const compares =
    measure === 'probability'
      ? 'its outputs only compare the classes, and share out 100 % among them'
      : 'each output only weighs its class against the others'
  return `It was never taught to say “none”: ${compares}. Noise lies far from all it has seen, on one side or another.`
}
