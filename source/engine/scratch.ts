import { type Arena, allocate, allocateNumbers } from './arena.js'
import type { Layer } from './network.js'

/** Buffers for one pass over up to `rows` examples; allocated once and written over by every pass. */
export interface Scratch {
  readonly rows: number
  /** Each layer's activations // [rows, stride] */
  readonly a: readonly number[]
  /** Each layer's ∂C/∂z, and on the way there ∂C/∂a // [rows, stride] */
  readonly delta: readonly number[]
  /** The output layer's weighted sums // [rows, stride] */
  readonly z: number
  /** The wanted outputs // [rows, stride] */
  readonly y: number
  /** A layer's weights the other way round, on the way back through it // [outputs, stride of the layer before] */
  readonly transposed: number
  /** Eight columns of whatever is multiplied // [8 × the largest inner dimension] */
  readonly panel: number
  /** The answers: the class with the largest output // u8 [rows] */
  readonly classes: number
}

/** Scratch buffers for passes over at most `rows` examples at a time. */
export function allocateScratch(arena: Arena, layers: readonly Layer[], rows: number): Scratch {
  const buffers = () => layers.map(({ stride }) => allocateNumbers(arena, rows * stride))
  const outputs = rows * layers.at(-1)!.stride
  return {
    rows,
    a: buffers(),
    delta: buffers(),
    z: allocateNumbers(arena, outputs),
    y: allocateNumbers(arena, outputs),
    transposed: allocateNumbers(arena, largest(layers.slice(1).map(({ outputs }, l) => outputs * layers[l]!.stride))),
    panel: allocateNumbers(arena, 8 * largest([rows, ...layers.flatMap(({ inputs, outputs }) => [inputs, outputs])])),
    classes: allocate(arena, rows)
  }
}

function largest(sizes: readonly number[]): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0)
}
