/** Copies of parts of a matrix in the order in which a product wants them. */

/** The first `columns` columns of A [inner, …], four by four: `packed` is [columns / 4, inner, 4]. */
export function pack4(a: usize, row: usize, packed: usize, columns: i32, inner: i32): void {
  for (let j = 0; j < columns; j += 4, a += 16) {
    let from = a
    for (let k = 0; k < inner; k++, from += row, packed += 16) v128.store(packed, v128.load(from))
  }
}

/** Eight columns of B as `packed` [inner, 8], whose rows stand `row` bytes apart. */
export function pack8(b: usize, row: usize, packed: usize, inner: i32): void {
  for (let k = 0; k < inner; k++, b += row, packed += 32) {
    v128.store(packed, v128.load(b))
    v128.store(packed, v128.load(b, 16), 16)
  }
}

/**
 * The same from the rows of W, which are the columns of its transpose; `rows` of them are there, for the others zeros are put. W is in panels of
 * 16 columns, `panel` bytes apart. Works on four columns at a time, so `packed` is filled to inner rounded up to a multiple
 * of 4.
 */
export function pack8Transposed(w: usize, panel: usize, rows: i32, packed: usize, inner: i32): void {
  for (let k = 0; k < inner; k += 16, w += panel) {
    const columns = min(16, inner - k)
    for (let from = w, end = w + (<usize>columns << 2); from < end; from += 16, packed += 128) {
      if (rows >= 8) {
        transpose4(v128.load(from), v128.load(from, 64), v128.load(from, 128), v128.load(from, 192), packed)
        transpose4(v128.load(from, 256), v128.load(from, 320), v128.load(from, 384), v128.load(from, 448), packed + 16)
      } else {
        transposeSome(from, rows, packed)
        transposeSome(from + 256, rows - 4, packed + 16)
      }
    }
  }
}

/** Four columns of at most four rows, 64 bytes apart, turned round, and zeros for those that are not there. */
function transposeSome(from: usize, rows: i32, to: usize): void {
  const none = f32x4.splat(0)
  const row0 = rows > 0 ? v128.load(from) : none
  const row1 = rows > 1 ? v128.load(from, 64) : none
  const row2 = rows > 2 ? v128.load(from, 128) : none
  const row3 = rows > 3 ? v128.load(from, 192) : none
  transpose4(row0, row1, row2, row3, to)
}

/** Four rows turned round, to rows 32 bytes apart. */
// @ts-ignore: decorator
@inline
function transpose4(row0: v128, row1: v128, row2: v128, row3: v128, to: usize): void {
  const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5)
  const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7)
  const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5)
  const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5))
  v128.store(to, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32)
  v128.store(to, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64)
  v128.store(to, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96)
}
