import { numbersAt } from '../../../source/engine/arena.js'
import { decodeImage } from '../../../source/engine/entries.js'
import { viewExamples } from '../../../source/engine/examples.js'
import { biasesOf, weightIndex, weightsOf } from '../../../source/engine/network.js'
import type { Run } from '../../../source/trainer/run.js'

/**
 * Backpropagation once more, as a textbook has it: one example after another, in float64, over arrays. It knows sigmoid with
 * the quadratic cost, and ReLU with softmax and cross-entropy.
 */
export function textbookGradient(run: Run, places: readonly number[]) {
  const layers = weightsIn(run)
  const gradient = layers.map(({ w, b }) => ({ w: w.map(row => row.map(() => 0)), b: b.map(() => 0) }))
  const isSigmoid = run.recipe.activation === 'sigmoid'
  let cost = 0
  for (const place of places) {
    const { pixels, label } = exampleAt(run, place)
    const a = [pixels]
    for (const [l, { w, b }] of layers.entries()) {
      const z = w.map((row, j) => row.reduce((sum, weight, i) => sum + weight * a[l]![i]!, b[j]!))
      a.push(l === layers.length - 1 && !isSigmoid ? softmax(z) : z.map(isSigmoid ? sigmoid : relu))
    }
    const y = a.at(-1)!.map((_, j) => (j === label ? 1 : 0))
    cost += isSigmoid
      ? a.at(-1)!.reduce((sum, value, j) => sum + (value - y[j]!) ** 2, 0)
      : -Math.log(a.at(-1)![label]!)
    let delta = a.at(-1)!.map((value, j) => (isSigmoid ? 2 * (value - y[j]!) * value * (1 - value) : value - y[j]!))
    for (let l = layers.length - 1; l >= 0; l--) {
      for (const [j, d] of delta.entries()) {
        gradient[l]!.b[j]! += d / places.length
        for (const [i, value] of a[l]!.entries()) gradient[l]!.w[j]![i]! += (d * value) / places.length
      }
      const { w } = layers[l]!
      delta = a[l]!.map((value, i) => {
        const sum = delta.reduce((all, d, j) => all + d * w[j]![i]!, 0)
        return isSigmoid ? sum * value * (1 - value) : value > 0 ? sum : 0
      })
    }
  }
  return { cost: cost / places.length, gradient, layers }
}

/** The weights as rows of the neurons they lead to, and the biases. */
function weightsIn({ arena, layout: { network } }: Run) {
  return network.layers.map((layer, l) => {
    const weights = weightsOf(arena, network, network.parameters, l)
    const w = Array.from({ length: layer.outputs }, (_, j) =>
      Array.from({ length: layer.inputs }, (_, i) => weights[weightIndex(layer, i, j)]!)
    )
    return { w, b: [...biasesOf(arena, network, network.parameters, l)] }
  })
}

function exampleAt({ arena, layout }: Run, place: number) {
  const { starts, entries, labels } = viewExamples(arena.memory, layout.examples)
  const image = new Uint8Array(layout.network.sizes[0]!)
  decodeImage(entries, starts[place]!, starts[place + 1]!, image)
  const levels = numbersAt(arena, layout.examples.levels, 256)
  return { pixels: Array.from(image, level => levels[level]!), label: labels[place]! }
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
const relu = (z: number) => Math.max(0, z)

function softmax(z: readonly number[]): number[] {
  const most = Math.max(...z)
  const powers = z.map(value => Math.exp(value - most))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map(power => power / sum)
}
