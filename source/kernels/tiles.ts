/**
 * Eight columns of a matrix product, in register-sized tiles of 4 rows. All distances are in bytes. Loops test at their end:
 * V8 then keeps what does not change out of them.
 */
import { madd } from './math'

/**
 * c [rows, 8] = s [rows, 8] + scale × A·B for inner ≥ 1; s may be c. A[r, k] stands r·aRow + k·aStep behind the start of its tile
 * of four rows, tiles aTile apart; the rows of B, C and S bRow, cRow and sRow.
 */
export function eightColumns(
  a: usize, aRow: usize, aStep: usize, aTile: usize, b: usize, bRow: usize, c: usize, cRow: usize, s: usize, sRow: usize,
  rows: i32, inner: i32, scale: f32
): void {
  let r = 0
  for (; r + 4 <= rows; r += 4, a += aTile, c += cRow << 2, s += sRow << 2) {
    tile4x8(a, aRow, aStep, b, bRow, c, cRow, s, sRow, inner, scale)
  }
  for (; r < rows; r++, a += aRow, c += cRow, s += sRow) tile1x8(a, aStep, b, bRow, c, s, inner, scale)
}

// @ts-ignore: decorator
@inline
function addScaled(c: usize, s: usize, x: v128, scale: v128): void {
  v128.store(c, madd(x, scale, v128.load(s)))
}

// @ts-ignore: decorator
@inline
function tile4x8(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, s: usize, sRow: usize, inner: i32, scale: f32
): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00
  const a1 = aRow, a2 = aRow + aRow, a3 = a2 + aRow
  let k = inner
  do {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let x = v128.load_splat<f32>(a)
    c00 = madd(x, b0, c00)
    c01 = madd(x, b1, c01)
    x = v128.load_splat<f32>(a + a1)
    c10 = madd(x, b0, c10)
    c11 = madd(x, b1, c11)
    x = v128.load_splat<f32>(a + a2)
    c20 = madd(x, b0, c20)
    c21 = madd(x, b1, c21)
    x = v128.load_splat<f32>(a + a3)
    c30 = madd(x, b0, c30)
    c31 = madd(x, b1, c31)
    a += aStep
    b += bRow
  } while (--k > 0)
  const times = f32x4.splat(scale)
  addScaled(c, s, c00, times)
  addScaled(c + 16, s + 16, c01, times)
  c += cRow
  s += sRow
  addScaled(c, s, c10, times)
  addScaled(c + 16, s + 16, c11, times)
  c += cRow
  s += sRow
  addScaled(c, s, c20, times)
  addScaled(c + 16, s + 16, c21, times)
  c += cRow
  s += sRow
  addScaled(c, s, c30, times)
  addScaled(c + 16, s + 16, c31, times)
}

// @ts-ignore: decorator
@inline
function tile1x8(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, s: usize, inner: i32, scale: f32): void {
  let c0 = f32x4.splat(0), c1 = c0
  let k = inner
  do {
    const x = v128.load_splat<f32>(a)
    c0 = madd(x, v128.load(b), c0)
    c1 = madd(x, v128.load(b, 16), c1)
    a += aStep
    b += bRow
  } while (--k > 0)
  addScaled(c, s, c0, f32x4.splat(scale))
  addScaled(c + 16, s + 16, c1, f32x4.splat(scale))
}
