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

/** Inputs and columns of a block at most: its gradient is still in the cache when the step wants it. */
export const blockInputs = 128
const blockColumns = 128

/** The blocks of lane `index` of `count`: each layer is shared out by whole panels, as even as that allows. */
export function blocksOfLane(layers: readonly Layer[], index: number, count: number): Block[] {
  return layers.flatMap((layer, l) => {
    const all = { from: 0, to: layer.inputs }
    // Image by image, each of which touches inputs all over, a narrow first layer is better not cut.
    const rows = l === 0 && !isListed(layer) ? [all] : cut(all, blockInputs)
    const columns = cut(columnsOfLane(layer, index, count), blockColumns)
    return columns.flatMap(columns => rows.map(inputs => ({ layer: l, inputs, columns })))
  })
}

/** The columns of a layer that are lane `index`'s: whole panels. */
export function columnsOfLane({ width }: Layer, index: number, count: number): Range {
  const edge = (i: number) => Math.round((i * width) / count / panelWidth) * panelWidth
  return { from: edge(index), to: edge(index + 1) }
}

function cut({ from, to }: Range, size: number): Range[] {
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
    from: from + i * size,
    to: Math.min(to, from + (i + 1) * size)
  }))
}
