import { isListed, type Layer, panelWidth } from './network.js'

/** Rows or columns `from` … `to` of a matrix. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * A block of a layer's parameters: in some panels the weights that leave some inputs, and, where the first input is among
 * them, the biases. What one thread adds up and steps at a time; the cuts change no bits.
 */
export interface Block {
  readonly layer: number
  readonly inputs: Range
  /** Whole panels. */
  readonly columns: Range
}

/** Weights in a block at most, about: so few that its gradient is still in the cache when the step wants it. */
const blockWeights = 16_384

/** The blocks of lane `index` of `count`: each layer is shared out by whole panels, as even as that allows. */
export function blocksOfLane(layers: readonly Layer[], index: number, count: number): Block[] {
  return layers.flatMap((layer, l) => {
    const columns = columnsOfLane(layer, index, count)
    // Image by image, each of which touches inputs all over, a narrow first layer is better not cut.
    const isWhole = l === 0 && !isListed(layer)
    const size = Math.max(panelWidth, Math.floor(blockWeights / (columns.to - columns.from)))
    return columns.from === columns.to ? [] : cut(l, layer.inputs, columns, isWhole ? layer.inputs : size)
  })
}

/** The columns of a layer that are lane `index`'s: whole panels. */
export function columnsOfLane({ width }: Layer, index: number, count: number): Range {
  const edge = (i: number) => Math.round((i * width) / count / panelWidth) * panelWidth
  return { from: edge(index), to: edge(index + 1) }
}

function cut(layer: number, inputs: number, columns: Range, size: number): Block[] {
  return Array.from({ length: Math.ceil(inputs / size) }, (_, i) => ({
    layer,
    inputs: { from: i * size, to: Math.min(inputs, (i + 1) * size) },
    columns
  }))
}
