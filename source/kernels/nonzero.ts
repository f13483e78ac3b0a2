/**
 * The three matrix products of matmul.ts for a left factor of which much is zero, as ReLU leaves it: to the bit the same for an
 * inner dimension of up to 128, but that what is zero is passed over, even where it would be multiplied with infinity.
 */
import { addMarked, addPacked, markBytes, most, vectorsAtOnce } from './marked'
import { packedRow, packTransposed, transpose } from './pack'

/** c [rows, columns] = `start` [columns] + A [rows, inner] · W: forward. `packed` has room for a mark for every row. */
export function matmulNonzero(
  a: usize, aRow: i32, w: usize, start: usize, c: usize, cRow: i32, rows: i32, inner: i32, columns: i32, packed: usize
): void {
  const aBytes = <usize>aRow << 2
  const cBytes = <usize>cRow << 2
  let s = start
  let sBytes: usize = 0
  const panel = <usize>inner << 6
  for (let k = 0; k < inner; k += most, a += most << 2, w += most << 6) {
    markRows(a, aBytes, rows, min(most, inner - k), packed)
    for (let left = columns, b = w, to = c, from = s; left > 0;) {
      const vectors = vectorsAtOnce(left)
      addMarked<f32>(vectors, a, aBytes, 0, packed, rows, b, 64, panel, to, cBytes, from, sBytes, 64, 1)
      left -= vectors << 2
      b += panel * (vectors >> 2)
      to += <usize>vectors << 4
      from += <usize>vectors << 4
    }
    s = c
    sBytes = cBytes
  }
}

/**
 * c [rows, columns] = `start` [columns] + A [rows, inner] · Wᵀ: the way back. `columns` counts W's rows. `packed` has room for a
 * mark for every row, and for 48 × 128 floats.
 */
export function matmulTransposedNonzero(
  a: usize, aRow: i32, w: usize, start: usize, c: usize, cRow: i32, rows: i32, inner: i32, columns: i32, packed: usize
): void {
  const aBytes = <usize>aRow << 2
  const cBytes = <usize>cRow << 2
  let s = start
  let sBytes: usize = 0
  const panel = <usize>columns << 6
  const weights = packed + <usize>rows * markBytes
  for (let k = 0; k < inner; k += most, a += most << 2, w += panel * (most >> 4)) {
    const depth = min(most, inner - k)
    markRows(a, aBytes, rows, depth, packed)
    for (let left = columns, b = w, to = c, from = s; left > 0;) {
      const vectors = vectorsAtOnce(left)
      const room = vectors << 2
      packTransposed(b, panel, min(room, left), room, weights, packedRow, depth)
      addMarked<f32>(vectors, a, aBytes, 0, packed, rows, weights, packedRow, 64, to, cBytes, from, sBytes, 64, 1)
      left -= vectors << 2
      b += <usize>vectors << 8
      to += <usize>vectors << 4
      from += <usize>vectors << 4
    }
    s = c
    sBytes = cBytes
  }
}

/**
 * The first `columns` columns of into += scale × Aᵀ·D, for the activations A [batch, inputs] and deltas D [batch, columns]: the
 * gradient of the weights that leave the first `rows` inputs. `into` is weights of `inputs` rows. `packed` has room for a mark
 * for every row, and for (48 + rows rounded up to a multiple of 4) × 128 floats; A's rows are read that far.
 */
export function outerNonzero(
  a: usize, aRow: i32, d: usize, dRow: i32, into: usize, inputs: i32,
  batch: i32, rows: i32, columns: i32, scale: f32, packed: usize
): void {
  const aBytes = <usize>aRow << 2
  const dBytes = <usize>dRow << 2
  const panel = <usize>inputs << 6
  const deltas = packed + <usize>rows * markBytes
  const activations = deltas + packedRow * most
  for (let k = 0; k < batch; k += most, a += aBytes * most, d += dBytes * most) {
    const depth = min(most, batch - k)
    const room = (depth + 15) & ~15
    const row = <usize>room << 2
    transpose(a, aBytes, depth, room, rows, activations, row)
    markRows(activations, row, rows, depth, packed)
    addPacked<f32>(activations, row, 0, packed, rows, d, dBytes, depth, columns, into, panel, scale, deltas)
  }
}

/** The mark of each row of A: where its first `inner` numbers are not zero. Rows are read to the next multiple of 16. */
function markRows(a: usize, aRow: usize, rows: i32, inner: i32, marks: usize): void {
  for (let r = 0; r < rows; r++, a += aRow, marks += markBytes) {
    v128.store(marks, i64x2.splat(0))
    for (let k = 0; k < inner; k += 16) {
      const behind = <u32>-1 << min(16, inner - k)
      store<u16>(marks + (<usize>k >> 3), sixteen(a + (<usize>k << 2)) & ~behind)
    }
  }
}

/** A bit for each of sixteen numbers: whether it is not zero. */
// @ts-ignore: decorator
@inline
function sixteen(at: usize): u32 {
  const zero = f32x4.splat(0)
  const low = i16x8.narrow_i32x4_s(f32x4.ne(v128.load(at), zero), f32x4.ne(v128.load(at, 16), zero))
  const high = i16x8.narrow_i32x4_s(f32x4.ne(v128.load(at, 32), zero), f32x4.ne(v128.load(at, 48), zero))
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, high))
}
