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
const blockColumns = 256
/** The same for a first layer that goes by pixel: a long block, which is one piece of memory. */
const listedInputs = 1024
const listedColumns = 96
/** So many columns more are not worth a block of their own (kernels/sparse.ts). */
const columnsAlong = 4

/**
 * The blocks of lane `index` of `count`. The first layer is shared out by columns, so that its weights, most of all there
 * are, stay in the cache of the thread that sums with them; the others by inputs, which goes more evenly.
 */
export function blocksOfLane(layers: readonly Layer[], index: number, count: number): Block[] {
  return layers.flatMap((layer, l) => {
    const { inputs, width } = layer
    if (l > 0)
      return blocks(l, cut(inputsOfLane(layer, index, count), blockInputs), cut({ from: 0, to: width }, blockColumns))
    const columns = columnsOfLane(layer, index, count)
    if (isListed(layer)) return blocks(l, cut({ from: 0, to: inputs }, listedInputs), withRest(columns, layer))
    // Image by image, each of which touches inputs all over, a narrow first layer is better not cut.
    return blocks(l, [{ from: 0, to: inputs }], cut(columns, blockColumns))
  })
}

/** The columns of a first layer that are lane `index`'s: whole panels, with as many real columns for each as that allows. */
export function columnsOfLane({ outputs, width }: Layer, index: number, count: number): Range {
  const edge = (i: number) => (i === count ? width : Math.round((i * outputs) / count / panelWidth) * panelWidth)
  return { from: edge(index), to: edge(index + 1) }
}

/** The inputs of another layer that are lane `index`'s: whole tiles of the product (kernels/tiles.ts). */
function inputsOfLane({ inputs }: Layer, index: number, count: number): Range {
  const edge = (i: number) => (i === count ? inputs : Math.round((i * inputs) / count / 4) * 4)
  return { from: edge(index), to: edge(index + 1) }
}

/** Columns some panels at a time, the last of them with the next when that one has next to nothing. */
function withRest(columns: Range, { outputs }: Layer): Range[] {
  const pieces = cut(columns, listedColumns)
  const last = pieces.at(-1)
  if (pieces.length < 2 || !last || outputs - last.from > columnsAlong) return pieces
  return [...pieces.slice(0, -2), { from: pieces.at(-2)!.from, to: last.to }]
}

function blocks(layer: number, rows: readonly Range[], columns: readonly Range[]): Block[] {
  return columns.flatMap(columns => rows.map(inputs => ({ layer, inputs, columns })))
}

function cut({ from, to }: Range, size: number): Range[] {
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
    from: from + i * size,
    to: Math.min(to, from + (i + 1) * size)
  }))
}
