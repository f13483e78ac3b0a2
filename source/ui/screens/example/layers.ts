import type { Layer } from '../../../engine/network.js'
import type { ActivationName } from '../../../engine/recipe.js'
import type { Line } from '../../charts/line.js'
import { sparkline } from '../../charts/sparkline.js'
import type { Glyphs } from '../../theme.js'

/** The name of layer `l` of `count`. */
export function layerName(l: number, count: number): string {
  return l === count - 1 ? 'output' : `hidden ${l + 1}`
}

/** Activations as they are drawn: those of a layer, and the layer. */
export interface Shown {
  readonly layers: readonly Pick<Layer, 'activation'>[]
  readonly activations: readonly ArrayLike<number>[]
  /** The layer that is looked at. */
  readonly at: number
}

/** The activations of the last `height` layers, a row each; in a layer with more neurons than columns they are averaged. */
export function layerLines({ layers, activations, at }: Shown, width: number, height: number, glyphs: Glyphs): Line[] {
  const lines = activations.map((values, l): Line => {
    const name = layerName(l, layers.length).padEnd(9)
    const [low, high] = rangeOf(layers[l]!.activation, values)
    const room = Math.max(1, width - name.length - 1)
    const shown = grouped(values, room)
    return [
      { text: l === at ? glyphs.pointer : ' ', tone: 'accent' },
      { text: name, tone: l === at ? 'bold' : 'dim' },
      { text: sparkline(shown, shown.length, glyphs.spark, low, high), tone: 'accent' }
    ]
  })
  return lines.slice(-Math.max(0, height))
}

/** Where the activations of a function lie; where that has no end, as far as these go. */
function rangeOf(activation: ActivationName, values: ArrayLike<number>): readonly [low: number, high: number] {
  switch (activation) {
    case 'sigmoid':
    case 'softmax':
      return [0, 1]
    case 'tanh':
      return [-1, 1]
    default: {
      const all = Array.from(values)
      return [Math.min(0, ...all), Math.max(1e-9, ...all)]
    }
  }
}

/** At most `count` values, each the average of its neighbours. */
function grouped(values: ArrayLike<number>, count: number): number[] {
  const all = Array.from(values)
  if (all.length <= count) return all
  return Array.from({ length: count }, (_, i) => {
    const group = all.slice(
      Math.floor((i * all.length) / count),
      Math.max(Math.floor(((i + 1) * all.length) / count), Math.floor((i * all.length) / count) + 1)
    )
    return group.reduce((sum, value) => sum + value, 0) / group.length
  })
}
