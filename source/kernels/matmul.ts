/**
 * Matrix products in register-sized tiles of 4 rows × 8 columns. Strides count floats. Hot loops test at their end: V8 then
 * keeps what does not change out of them.
 */
import { madd } from './math'
import { pack8, pack8Transposed } from './pack'

/** From this many rows on, copying a block of B's columns together costs less than it saves. */
const leastRowsToPack = 16

/**
 * c [rows, columns] += scale × A·B, where A[r, k] stands at a + r·aRow + k·aStep, and B and C are panels of 16 columns:
 * row r of panel p at c + r·cRow + p·cPanel. A matrix stored row by row is that, too, with a panel every 16 floats.
 * `columns` is a multiple of 16, rows and the inner dimension may be any. With aRow = width, aStep = 1 this is a layer
 * (activations × weights); with aRow = 1, aStep = width the gradient of its weights (activationsᵀ × delta). `packed` has room
 * for 8 × inner floats: eight columns of B, copied side by side, stay in the nearest cache while all rows pass over them.
 */
export function matmul(
  a: usize, aRow: i32, aStep: i32, b: usize, bRow: i32, bPanel: i32, c: usize, cRow: i32, cPanel: i32,
  rows: i32, inner: i32, columns: i32, scale: f32, packed: usize
): void {
  if (inner <= 0) return
  const bRowBytes = <usize>bRow << 2
  for (let j = 0; j < columns; j += 8) {
    const bBlock = b + (<usize>(j >> 4) * bPanel << 2) + (<usize>(j & 8) << 2)
    const cBlock = c + (<usize>(j >> 4) * cPanel << 2) + (<usize>(j & 8) << 2)
    if (rows >= leastRowsToPack) {
      pack8(bBlock, bRowBytes, packed, inner)
      eightColumns(a, <usize>aRow << 2, <usize>aStep << 2, packed, 32, cBlock, <usize>cRow << 2, rows, inner, scale)
    } else {
      eightColumns(a, <usize>aRow << 2, <usize>aStep << 2, bBlock, bRowBytes, cBlock, <usize>cRow << 2, rows, inner, scale)
    }
  }
}

/**
 * c [rows, width] += A·Wᵀ, where A [rows, inner] and c are stored row by row and W [columns, inner] as panels of 16 of its
 * columns: the way back through a layer (delta × weightsᵀ). `columns` counts W's rows; columns of c behind them, up to the
 * next multiple of 8, get nothing added. `packed` is as above, with inner rounded up to a multiple of 4.
 */
export function matmulTransposed(
  a: usize, aRow: i32, w: usize, c: usize, cRow: i32, rows: i32, inner: i32, columns: i32, packed: usize
): void {
  if (inner <= 0) return
  for (let j = 0; j < columns; j += 8, c += 32) {
    pack8Transposed(w + (<usize>j << 6), <usize>columns << 6, columns - j, packed, inner)
    eightColumns(a, <usize>aRow << 2, 4, packed, 32, c, <usize>cRow << 2, rows, inner, 1)
  }
}

function eightColumns(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, rows: i32, inner: i32, scale: f32
): void {
  let r = 0
  for (; r + 4 <= rows; r += 4, a += aRow << 2, c += cRow << 2) tile4x8(a, aRow, aStep, b, bRow, c, cRow, inner, scale)
  for (; r < rows; r++, a += aRow, c += cRow) tile1x8(a, aStep, b, bRow, c, inner, scale)
}

// @ts-ignore: decorator
@inline
function addScaled(c: usize, x: v128, scale: v128): void {
  v128.store(c, madd(x, scale, v128.load(c)))
}

// @ts-ignore: decorator
@inline
function tile4x8(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, inner: i32, scale: f32
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
  const s = f32x4.splat(scale)
  addScaled(c, c00, s)
  addScaled(c + 16, c01, s)
  c += cRow
  addScaled(c, c10, s)
  addScaled(c + 16, c11, s)
  c += cRow
  addScaled(c, c20, s)
  addScaled(c + 16, c21, s)
  c += cRow
  addScaled(c, c30, s)
  addScaled(c + 16, c31, s)
}

// @ts-ignore: decorator
@inline
function tile1x8(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, inner: i32, scale: f32): void {
  let c0 = f32x4.splat(0), c1 = c0
  let k = inner
  do {
    const x = v128.load_splat<f32>(a)
    c0 = madd(x, v128.load(b), c0)
    c1 = madd(x, v128.load(b, 16), c1)
    a += aStep
    b += bRow
  } while (--k > 0)
  addScaled(c, c0, f32x4.splat(scale))
  addScaled(c + 16, c1, f32x4.splat(scale))
}
