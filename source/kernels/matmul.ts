/**
 * The three matrix products of a layer that has activations before it. Activations and deltas are stored row by row, weights
 * [inputs, outputs] as panels of 16 columns, each row by row. Sizes may be any; columns up to the next multiple of 8 are
 * computed, too. Rows of a factor that stand far apart are copied side by side first, to `packed`, where they stay in a near
 * cache.
 */
import { pack4, packColumns, packTransposed } from './pack'
import { eightColumns } from './tiles'

/** So much of the inner dimension is worked on at a time that eight packed columns (16 KiB) stay in the nearest cache. */
const innerBlock = 512

/** From this many rows on, copying a block of weights together costs less than it saves. */
const leastRowsToPack = 16

/**
 * c [rows, columns] = `start` [columns] + A [rows, inner] · W, where inner ≥ 1: forward, biases + activations × weights. `packed`
 * has room for 8 × 512 floats.
 */
export function matmul(
  a: usize, aRow: i32, w: usize, start: usize, c: usize, cRow: i32, rows: i32, inner: i32, columns: i32, packed: usize
): void {
  const aBytes = <usize>aRow << 2
  const cBytes = <usize>cRow << 2
  let s = start
  let sBytes: usize = 0
  for (let k = 0; k < inner; k += innerBlock) {
    const depth = min(innerBlock, inner - k)
    const from = a + (<usize>k << 2)
    for (let j = 0; j < columns; j += 8) {
      const block = w + (<usize>((j >> 4) * inner + k) << 6) + (<usize>(j & 8) << 2)
      const at = <usize>j << 2
      if (rows >= leastRowsToPack) {
        packColumns(2, block, 64, packed, 32, depth)
        eightColumns(from, aBytes, 4, aBytes << 2, packed, 32, c + at, cBytes, s + at, sBytes, rows, depth, 1)
      } else {
        eightColumns(from, aBytes, 4, aBytes << 2, block, 64, c + at, cBytes, s + at, sBytes, rows, depth, 1)
      }
    }
    s = c
    sBytes = cBytes
  }
}

/**
 * c [rows, columns] = `start` [columns] + A [rows, inner] · Wᵀ: the way back, zeros + delta × weightsᵀ. `columns` counts W's rows,
 * of which there may be any number; columns of c behind them, up to the next multiple of 8, are those of `start`. W's rows are
 * read up to the next multiple of 4. `packed` is as above.
 */
export function matmulTransposed(
  a: usize, aRow: i32, w: usize, start: usize, c: usize, cRow: i32, rows: i32, inner: i32, columns: i32, packed: usize
): void {
  const panel = <usize>columns << 6
  const aBytes = <usize>aRow << 2
  const cBytes = <usize>cRow << 2
  let s = start
  let sBytes: usize = 0
  for (let k = 0; k < inner; k += innerBlock) {
    const depth = min(innerBlock, inner - k)
    const from = a + (<usize>k << 2)
    for (let j = 0; j < columns; j += 8) {
      const at = <usize>j << 2
      packTransposed(w + <usize>(k >> 4) * panel + (<usize>j << 6), panel, min(8, columns - j), 8, packed, 32, depth)
      eightColumns(from, aBytes, 4, aBytes << 2, packed, 32, c + at, cBytes, s + at, sBytes, rows, depth, 1)
    }
    s = c
    sBytes = cBytes
  }
}

/**
 * The first `columns` columns of into += scale × Aᵀ·D, for the activations A [batch, inputs] and deltas D [batch, columns]: the
 * gradient of the weights that leave the first `rows` inputs. `into` is weights of `inputs` rows. `packed` has room for
 * (8 + rows, rounded up to a multiple of 4) × batch floats; A's rows are read that far.
 */
export function outer(
  a: usize, aRow: i32, d: usize, dRow: i32, into: usize, inputs: i32,
  batch: i32, rows: i32, columns: i32, scale: f32, packed: usize
): void {
  if (batch <= 0) return
  const deltas = packed
  const activations = packed + (<usize>batch << 5)
  pack4(a, <usize>aRow << 2, activations, rows, batch)
  for (let j = 0; j < columns; j += 8) {
    const to = into + (<usize>((j >> 4) * inputs) << 6) + (<usize>(j & 8) << 2)
    packColumns(2, d + (<usize>j << 2), <usize>dRow << 2, deltas, 32, batch)
    eightColumns(activations, 4, 16, <usize>batch << 4, deltas, 32, to, 64, to, 64, rows, batch, scale)
  }
}
