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
    classes: allocate(arena, rows)
  }
}
