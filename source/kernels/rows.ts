/** Whole rows: copies, the sum of all rows, wanted outputs from labels. Buffers are [rows, stride]. */
import { madd, realColumns } from './math'

/** n floats become 0. */
export function clear(a: usize, n: i32): void {
  memory.fill(a, 0, <usize>n << 2)
}

/** n floats from one place to another. */
export function copy(from: usize, to: usize, n: i32): void {
  memory.copy(to, from, <usize>n << 2)
}

/** into [columns] += scale × the sum of the first columns of the rows of delta [rows, stride], in row order. */
export function addColumns(delta: usize, into: usize, rows: i32, columns: i32, stride: i32, scale: f32): void {
  const bytes = <usize>stride << 2
  for (let j: usize = 0; j < <usize>columns << 2; j += 16) {
    let total = f32x4.splat(0)
    for (let r = 0, p = delta + j; r < rows; r++, p += bytes) total = f32x4.add(total, v128.load(p))
    v128.store(into + j, madd(total, f32x4.splat(scale), v128.load(into + j)))
  }
}

/** y [rows, stride]: 1 in the column of the example's label, 0 elsewhere. `examples` u32 [rows] are places in `labels` u8. */
export function oneHot(examples: usize, labels: usize, y: usize, rows: i32, stride: i32): void {
  memory.fill(y, 0, (<usize>rows * stride) << 2)
  for (let r = 0; r < rows; r++, y += <usize>stride << 2) {
    const label = <usize>load<u8>(labels + load<u32>(examples + (<usize>r << 2)))
    store<f32>(y + (label << 2), 1)
  }
}

/** Padding columns of a [rows, stride] become 0. */
export function clearPadding(a: usize, rows: i32, columns: i32, stride: i32): void {
  for (let r = 0; r < rows; r++, a += <usize>stride << 2) {
    for (let j = columns & ~3; j < stride; j += 4) {
      const p = a + (<usize>j << 2)
      v128.store(p, v128.and(v128.load(p), realColumns(j, columns)))
    }
  }
}
