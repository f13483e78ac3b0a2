import { isListed, type Layer, listedColumns, panelWidth } from './network.js'

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
/** Inputs that a product takes at a time (kernels/tiles.ts). */
const tileRows = 4
/** Inputs and columns at most for a first layer that goes by pixel: a long block, which is one piece of memory. */
const listedInputs = 1024
const listedBlockColumns = 96
/** Share of the pixels of an image that are not zero, and of what ReLU leaves: as in MNIST, and half. */
const [pixelsThere, activationsThere] = [0.2, 0.5]

/**
 * The blocks of lane `index` of `count`. The first layer is shared out by columns, so that its weights, most of all there
 * are, stay in the cache of the thread that sums with them; the others by inputs, so that who has more to do in the first has less
 * to do there.
 */
export function blocksOfLane(layers: readonly Layer[], index: number, count: number): Block[] {
  const rest = restBefore(layers, count)
  return layers.flatMap((layer, l) => {
    const { inputs, width } = layer
    if (l > 0) {
      const rows = partOf(inputs, inputs, tileRows, rest, index)
      return blocks(l, cut(rows, blockInputs), cut({ from: 0, to: width }, blockColumns))
    }
    const all = { from: 0, to: inputs }
    const columns = columnsOfLane(layer, index, count)
    if (isListed(layer)) return blocks(l, cut(all, listedInputs), cut(columns, listedBlockColumns))
    // Image by image, each of which touches inputs all over, a narrow first layer is better not cut.
    return blocks(l, [all], cut(columns, blockColumns))
  })
}

/**
 * What share of the layers behind the first is before each lane's, and behind the last: all lanes take as long then for gradients
 * and, together with those, the first layer's sums of the next mini-batch.
 */
function restBefore(layers: readonly Layer[], count: number): number[] {
  const [first, ...others] = layers as [Layer, ...Layer[]]
  const columns = Array.from({ length: count }, (_, lane) => realColumns(columnsOfLane(first, lane, count), first))
  const own = columns.map(columns => first.inputs * pixelsThere * effortOfFirst(first, columns))
  const rest = sum(others.map(({ inputs, outputs }) => inputs * activationsThere * effort(outputs)))
  const each = (sum(own) + rest) / count
  const wanted = own.map(part => Math.max(0, each - part))
  const all = sum(wanted)
  return all > 0 ? Array.from({ length: count + 1 }, (_, lane) => sum(wanted.slice(0, lane)) / all) : evenly(count)
}

/**
 * How long the gradient of a weight row takes for one example, in vectors of four columns: those that there are, and for every
 * twelve, which are summed together, half as much again to find out what to sum (measured).
 */
function effort(columns: number): number {
  return vectorsAnd(6, columns)
}

/** The same of a pixel's weights in the first layer, and with them its sums, where less is to be found out. */
function effortOfFirst(first: Layer, columns: number): number {
  const listed = listedColumns(first, columns)
  return effort(listed) + 3 * Math.ceil((columns - listed) / 4) + vectorsAnd(1.5, columns)
}

/** Vectors of four columns, and so many more for every twelve. */
function vectorsAnd(more: number, columns: number): number {
  const vectors = Math.ceil(Math.max(0, columns) / 4)
  return vectors + more * Math.ceil(vectors / 12)
}

/** How many of a block's columns are the layer's own; the others, if any, are padding. */
export function realColumns({ from, to }: Range, { outputs }: Layer): number {
  return Math.min(to, outputs) - from
}

/** The columns of a first layer that are lane `index`'s: whole panels, with as many real columns for each as that allows. */
export function columnsOfLane({ outputs, width }: Layer, index: number, count: number): Range {
  return partOf(width, outputs, panelWidth, evenly(count), index)
}

/** What share is before each of `count` lanes, and behind the last, where all have as much. */
function evenly(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, lane) => lane / count)
}

/** Part `index` of 0 … `end`, cut at the whole units nearest to what shares of the first `real` are `before` it and the next. */
function partOf(end: number, real: number, unit: number, before: readonly number[], index: number): Range {
  const edge = (i: number) =>
    i === before.length - 1 ? end : Math.min(end, Math.round((before[i]! * real) / unit) * unit)
  return { from: edge(index), to: edge(index + 1) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
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
