import { type Layer, panelWidth } from './network.js'

/** How many values lie between each two of the evenly spaced edges from `from` to `to`. */
export interface Histogram {
  readonly from: number
  readonly to: number
  readonly counts: readonly number[]
}

/** A weight with the neuron (or pixel) it leads from, the one it leads to, and how the cost changes with it. */
export interface WeightSlope {
  readonly from: number
  readonly to: number
  readonly weight: number
  /** ∂C/∂w */
  readonly slope: number
}

/** Numbers about the parameters of a layer and the gradient of the cost by them. */
export interface LayerStatistics {
  /** Length of its part of the gradient, weights and biases together. */
  readonly norm: number
  /** Weights; what lies beyond the ends counts with them. */
  readonly weights: Histogram
  /** log₁₀ |∂C/∂w| of the weights where that is not 0; the same of what lies beyond the ends. */
  readonly slopes: Histogram
  /** Weights for which ∂C/∂w is exactly 0. */
  readonly flat: number
  /** The weights with the largest |∂C/∂w|, the largest first. */
  readonly steepest: readonly WeightSlope[]
  /** Σ |∂C/∂w| over the weights that leave each input // [inputs] */
  readonly byInput: Float64Array
}

/** A number that many smaller ones divide, so that a histogram can be drawn in fewer columns without a comb. */
const histogramBins = 60
/** The powers of ten between which slopes are counted: from far too small to learn by, to steeper than any that trains. */
const slopeDecades = { from: -9, to: 1 } as const
/** Weights that are named, at most. */
const steepestCount = 20

/** The gradient by a layer's weights, in panels (see `weightIndex`), and by its biases. */
interface LayerSlopes {
  readonly weights: ArrayLike<number>
  readonly biases: ArrayLike<number>
}

/** The statistics of a layer, from its weights, in panels, which are counted between −`limit` and `limit`. */
export function layerStatistics(
  layer: Pick<Layer, 'inputs' | 'outputs'>,
  weights: ArrayLike<number>,
  gradient: LayerSlopes,
  limit: number
): LayerStatistics {
  const { inputs, outputs } = layer
  const counts = new Array<number>(histogramBins).fill(0)
  const slopes = new Array<number>(histogramBins).fill(0)
  const steepest: WeightSlope[] = []
  const byInput = new Float64Array(inputs)
  const { from, to } = slopeDecades
  let [squares, flat, least] = [0, 0, 0]
  for (let j = 0; j < outputs; j++) {
    const column = j % panelWidth
    const first = (j - column) * inputs + column
    for (let i = 0; i < inputs; i++) {
      const weight = weights[first + i * panelWidth]!
      const slope = gradient.weights[first + i * panelWidth]!
      const size = Math.abs(slope)
      squares += slope * slope
      counts[binOf(weight, -limit, limit)]!++
      if (size === 0) flat++
      else slopes[binOf(Math.log10(size), from, to)]!++
      byInput[i]! += size
      if (size > least) least = enter(steepest, { from: i, to: j, weight, slope })
    }
    squares += gradient.biases[j]! ** 2
  }
  return {
    norm: Math.sqrt(squares),
    weights: { from: -limit, to: limit, counts },
    slopes: { from, to, counts: slopes },
    flat,
    steepest,
    byInput
  }
}

/** Puts a slope in its place among the steepest, and returns how steep one has to be from now on to get in. */
function enter(steepest: WeightSlope[], one: WeightSlope): number {
  const size = Math.abs(one.slope)
  const place = steepest.findIndex(({ slope }) => Math.abs(slope) < size)
  steepest.splice(place < 0 ? steepest.length : place, 0, one)
  if (steepest.length > steepestCount) steepest.pop()
  return steepest.length < steepestCount ? 0 : Math.abs(steepest.at(-1)!.slope)
}

function binOf(value: number, from: number, to: number): number {
  const share = (value - from) / (to - from)
  return Math.max(0, Math.min(histogramBins - 1, Math.floor(share * histogramBins))) || 0
}

/**
 * The next of 1, 2, 5 × a power of ten above the size of all `values`: an axis that ends there seldom moves. 1 where they are
 * all 0 or not all numbers.
 */
export function limitOf(values: readonly ArrayLike<number>[]): number {
  let largest = 0
  for (const some of values) for (let i = 0; i < some.length; i++) largest = Math.max(largest, Math.abs(some[i]!))
  if (!(largest > 0 && Number.isFinite(largest))) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  return power * ([1, 2, 5].find(factor => factor * power >= largest) ?? 10)
}
