/** A memory that is handed out front to back and never taken back: parameters, gradients, scratch and data live in it. */
export interface Arena {
  readonly memory: WebAssembly.Memory
  /** Width of a number in bytes: 4 for the kernels' float32, 8 for the float64 twin that the tests run. */
  readonly numberBytes: 4 | 8
  /** First free byte. */
  top: number
}

const pageBytes = 65536
const alignment = 64
/** The most a 32-bit WebAssembly memory can hold. */
const mostBytes = 65536 * pageBytes

/** A fresh arena over shared memory, so that other threads can look in. */
export function createArena(): Arena {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
  return { memory, numberBytes: 4, top: alignment }
}

/**
 * Reserves `bytes`, growing the memory when needed, and returns their address, aligned to a cache line; they are zero.
 * @throws RangeError when the arena would outgrow 4 GiB or the machine has no more memory.
 */
export function allocate(arena: Arena, bytes: number): number {
  const address = arena.top
  const top = address + Math.ceil(bytes / alignment) * alignment
  const missing = top - arena.memory.buffer.byteLength
  if (top > mostBytes)
    throw new RangeError(`This needs ${(top / 2 ** 30).toFixed(1)} GiB of memory; the limit is 4 GiB.`)
  if (missing > 0) arena.memory.grow(Math.ceil(missing / pageBytes))
  arena.top = top
  return address
}

/** Reserves `count` numbers of the arena's width. */
export function allocateNumbers(arena: Arena, count: number): number {
  return allocate(arena, count * arena.numberBytes)
}

/** The `count` numbers at `address`, to read or write in place. */
export function numbersAt(arena: Arena, address: number, count: number): Float32Array | Float64Array {
  const { buffer } = arena.memory
  return arena.numberBytes === 4 ? new Float32Array(buffer, address, count) : new Float64Array(buffer, address, count)
}
