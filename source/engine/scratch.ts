import { type Arena, allocate, allocateNumbers } from './arena.js'
import { blockInputs } from './block.js'
import { isListed, type Layer } from './network.js'

/** Examples in a list of kernels/pixel-lists.ts, rows that a mark of kernels/marked.ts is of. */
const listRows = 128

/** Buffers for one pass over some examples; allocated once and written over by every pass. */
export interface Scratch {
  /** Examples that there is room for. */
  readonly rows: number
  /** Each layer's activations // [rows, width] */
  readonly a: readonly number[]
  /** Each layer's ∂C/∂z, and on the way there ∂C/∂a // [rows, width] */
  readonly delta: readonly number[]
  /** The output layer's weighted sums // [rows, width] */
  readonly z: number
  /** The wanted outputs // [rows, width] */
  readonly y: number
  /** As many zeros as the widest layer has outputs, where a sum starts from nothing. */
  readonly zeros: number
  /** The cost of each example // [rows] */
  readonly costs: number
  /** How large the gradient of each example can be: see bounds.ts // [rows] */
  readonly bounds: number
  /** The answers: the class with the largest output // u8 [rows] */
  readonly classes: number
  /** What they cost together, and how many of the answers are right // f64 [2] */
  readonly sums: number
}

/** What each of `lanes` threads needs for itself beside the shared rows; the blocks of all lanes stand side by side. */
export interface LaneScratch {
  readonly lanes: number
  /** Blocks of whatever is multiplied, and marks: see kernels/matmul.ts and kernels/nonzero.ts. */
  readonly packed: number
  readonly packedBytes: number
  /** Which examples have how much at a pixel: see kernels/pixel-lists.ts. */
  readonly lists: number
  readonly listBytes: number
}

/** Scratch buffers for passes over at most `rows` examples at a time. */
export function allocateScratch(arena: Arena, layers: readonly Layer[], rows: number): Scratch {
  const buffers = () => layers.map(({ width }) => allocateNumbers(arena, rows * width))
  const outputs = rows * layers.at(-1)!.width
  return {
    rows,
    a: buffers(),
    delta: buffers(),
    z: allocateNumbers(arena, outputs),
    y: allocateNumbers(arena, outputs),
    zeros: allocateNumbers(arena, Math.max(...layers.map(({ width }) => width))),
    costs: allocateNumbers(arena, rows),
    bounds: allocateNumbers(arena, rows),
    classes: allocate(arena, rows),
    sums: allocate(arena, 16)
  }
}

/** What `lanes` lanes need for themselves to work on at most `rows` examples together. */
export function allocateLaneScratch(arena: Arena, layers: readonly Layer[], rows: number, lanes: number): LaneScratch {
  const packed = Math.max(8 * 512, (8 + blockInputs) * rows)
  const marked = 4 * Math.max(rows, blockInputs) + listRows * (48 + blockInputs)
  const packedBytes = Math.max(packed, marked) * arena.numberBytes
  const { inputs } = layers[0]!
  const room = Math.min(listRows, Math.ceil(rows / 16) * 16)
  const listBytes = isListed(layers[0]!) ? roundToLines(Math.ceil(rows / listRows) * inputs * (16 + room)) : 0
  return {
    lanes,
    packed: allocate(arena, packedBytes * lanes),
    packedBytes,
    lists: allocate(arena, listBytes * lanes),
    listBytes
  }
}

/** The same buffers, but for the first layer's activations: one mini-batch's are written while another's are still read. */
export function withOwnFirst(arena: Arena, scratch: Scratch, [first]: readonly Layer[]): Scratch {
  return { ...scratch, a: [allocateNumbers(arena, scratch.rows * first!.width), ...scratch.a.slice(1)] }
}

/** The part of `scratch` that begins with row `first`. */
export function scratchFrom(scratch: Scratch, layers: readonly Layer[], first: number, numberBytes: number): Scratch {
  const rowsFrom = (addresses: readonly number[]) =>
    addresses.map((address, l) => address + first * layers[l]!.width * numberBytes)
  const outputs = first * layers.at(-1)!.width * numberBytes
  return {
    rows: scratch.rows - first,
    a: rowsFrom(scratch.a),
    delta: rowsFrom(scratch.delta),
    z: scratch.z + outputs,
    y: scratch.y + outputs,
    zeros: scratch.zeros,
    costs: scratch.costs + first * numberBytes,
    bounds: scratch.bounds + first * numberBytes,
    classes: scratch.classes + first,
    sums: scratch.sums
  }
}

/** How many of `rows` examples the first of `lanes` lanes takes, and each one after it, as far as there are any. */
export function share(rows: number, lanes: number): number {
  return Math.ceil(rows / lanes)
}

function roundToLines(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}
