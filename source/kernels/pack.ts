/** Copies of parts of a matrix in the order in which a product wants them. Distances between rows are in bytes. */

/** Between rows of packed columns, where there may be as many as are summed at once at most, twelve vectors of them. */
export const packedRow: usize = 192

/** The first `columns` columns of A [inner, …], four by four: `packed` is [columns / 4, inner, 4]. */
export function pack4(a: usize, row: usize, packed: usize, columns: i32, inner: i32): void {
  for (let j = 0; j < columns; j += 4, a += 16) {
    let from = a
    for (let k = 0; k < inner; k++, from += row, packed += 16) v128.store(packed, v128.load(from))
  }
}

/** `inner` rows of B, of each `vectors` times four columns. */
// @ts-ignore: decorator
@inline
export function packColumns(vectors: i32, b: usize, row: usize, packed: usize, packedRow: usize, inner: i32): void {
  const end = <usize>vectors << 4
  for (let k = 0; k < inner; k++, b += row, packed += packedRow) {
    for (let j: usize = 0; j < end; j += 16) v128.store(packed + j, v128.load(b + j))
  }
}

/**
 * Some columns of B from the rows of W, which are the columns of its transpose; `rows` of them are there, for the others, up to
 * `room`, a multiple of 4, zeros are put. W is in panels of 16 columns, `panel` bytes apart. Works on four columns at a time,
 * so `packed` is filled to inner rounded up to a multiple of 4.
 */
export function packTransposed(
  w: usize, panel: usize, rows: i32, room: i32, packed: usize, packedRow: usize, inner: i32
): void {
  for (let k = 0; k < inner; k += 16, w += panel, packed += packedRow << 4) {
    transpose(w, 64, rows, room, min(16, inner - k), packed, packedRow)
  }
}

/**
 * Aᵀ [columns, room] from the first `rows` rows of A and so many of its columns; behind them are zeros. `room` is a multiple of
 * 4, and so many rows are written that they are, too.
 */
export function transpose(a: usize, aRow: usize, rows: i32, room: i32, columns: i32, to: usize, toRow: usize): void {
  for (let j = 0; j < columns; j += 4, a += 16, to += toRow << 2) {
    let from = a
    let k = 0
    for (; k + 4 <= rows; k += 4, from += aRow << 2) {
      const row0 = v128.load(from)
      const row1 = v128.load(from + aRow)
      const row2 = v128.load(from + (aRow << 1))
      const row3 = v128.load(from + aRow * 3)
      transpose4(row0, row1, row2, row3, to + (<usize>k << 2), toRow)
    }
    for (; k < room; k += 4, from += aRow << 2) transposeSome(from, aRow, rows - k, to + (<usize>k << 2), toRow)
  }
}

/** Four columns of at most three rows, and zeros for those that are not there. */
function transposeSome(from: usize, row: usize, rows: i32, to: usize, toRow: usize): void {
  const none = f32x4.splat(0)
  const row0 = rows > 0 ? v128.load(from) : none
  const row1 = rows > 1 ? v128.load(from + row) : none
  const row2 = rows > 2 ? v128.load(from + (row << 1)) : none
  transpose4(row0, row1, row2, none, to, toRow)
}

/** Four rows turned round. */
// @ts-ignore: decorator
@inline
function transpose4(row0: v128, row1: v128, row2: v128, row3: v128, to: usize, toRow: usize): void {
  const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5)
  const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7)
  const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5)
  const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5))
  v128.store(to + toRow, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7))
  v128.store(to + (toRow << 1), v128.shuffle<f32>(high01, high23, 0, 1, 4, 5))
  v128.store(to + toRow * 3, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7))
}
