/**
 * Matrix products in register-sized tiles. Strides count floats. The result's columns are visited eight or four at a time,
 * so `columns` is a padded count; rows and the inner dimension may be any.
 */

/** From this many rows on, copying a block of B's columns together costs less than it saves. */
const leastRowsToPack = 16

/**
 * c [rows, columns] += scale × A·B, where A[r, k] stands at a + r·aRow + k·aStep and B's rows are b + k·bRow. With
 * aRow = stride, aStep = 1 this is a layer (activations × weights); with aRow = 1, aStep = stride it is the gradient of
 * its weights (activationsᵀ × delta). `panel` has room for 8 × inner floats: eight columns of B, copied side by side, stay
 * in the nearest cache while all rows pass over them.
 */
export function matmul(
  a: usize, aRow: i32, aStep: i32, b: usize, bRow: i32, c: usize, cRow: i32,
  rows: i32, inner: i32, columns: i32, scale: f32, panel: usize
): void {
  const aRowBytes = <usize>aRow << 2
  const aStepBytes = <usize>aStep << 2
  const bRowBytes = <usize>bRow << 2
  const cRowBytes = <usize>cRow << 2
  let j = 0
  for (; j + 8 <= columns; j += 8, b += 32, c += 32) {
    let block = b
    let blockRow = bRowBytes
    if (rows >= leastRowsToPack) {
      pack8(b, bRowBytes, panel, inner)
      block = panel
      blockRow = 32
    }
    let r = 0
    let aBlock = a
    let cBlock = c
    for (; r + 4 <= rows; r += 4, aBlock += aRowBytes << 2, cBlock += cRowBytes << 2) {
      tile4x8(aBlock, aRowBytes, aStepBytes, block, blockRow, cBlock, cRowBytes, inner, scale)
    }
    for (; r < rows; r++, aBlock += aRowBytes, cBlock += cRowBytes) {
      tile1x8(aBlock, aStepBytes, block, blockRow, cBlock, inner, scale)
    }
  }
  if (j < columns) {
    let r = 0
    for (; r + 4 <= rows; r += 4, a += aRowBytes << 2, c += cRowBytes << 2) {
      tile4x4(a, aRowBytes, aStepBytes, b, bRowBytes, c, cRowBytes, inner, scale)
    }
    for (; r < rows; r++, a += aRowBytes, c += cRowBytes) tile1x4(a, aStepBytes, b, bRowBytes, c, inner, scale)
  }
}

/** Eight columns of B, row behind row. */
// @ts-ignore: decorator
@inline
function pack8(b: usize, bRow: usize, panel: usize, inner: i32): void {
  for (let k = 0; k < inner; k++, b += bRow, panel += 32) {
    v128.store(panel, v128.load(b))
    v128.store(panel, v128.load(b, 16), 16)
  }
}

// @ts-ignore: decorator
@inline
function addScaled(c: usize, x: v128, scale: v128): void {
  v128.store(c, f32x4.add(v128.load(c), f32x4.mul(x, scale)))
}

// @ts-ignore: decorator
@inline
function tile4x8(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, inner: i32, scale: f32
): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00
  const a1 = aRow, a2 = aRow + aRow, a3 = a2 + aRow
  for (let k = 0; k < inner; k++, a += aStep, b += bRow) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let x = v128.load_splat<f32>(a)
    c00 = f32x4.add(c00, f32x4.mul(x, b0))
    c01 = f32x4.add(c01, f32x4.mul(x, b1))
    x = v128.load_splat<f32>(a + a1)
    c10 = f32x4.add(c10, f32x4.mul(x, b0))
    c11 = f32x4.add(c11, f32x4.mul(x, b1))
    x = v128.load_splat<f32>(a + a2)
    c20 = f32x4.add(c20, f32x4.mul(x, b0))
    c21 = f32x4.add(c21, f32x4.mul(x, b1))
    x = v128.load_splat<f32>(a + a3)
    c30 = f32x4.add(c30, f32x4.mul(x, b0))
    c31 = f32x4.add(c31, f32x4.mul(x, b1))
  }
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
function tile4x4(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, inner: i32, scale: f32
): void {
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0
  const a1 = aRow, a2 = aRow + aRow, a3 = a2 + aRow
  for (let k = 0; k < inner; k++, a += aStep, b += bRow) {
    const b0 = v128.load(b)
    c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(a), b0))
    c1 = f32x4.add(c1, f32x4.mul(v128.load_splat<f32>(a + a1), b0))
    c2 = f32x4.add(c2, f32x4.mul(v128.load_splat<f32>(a + a2), b0))
    c3 = f32x4.add(c3, f32x4.mul(v128.load_splat<f32>(a + a3), b0))
  }
  const s = f32x4.splat(scale)
  addScaled(c, c0, s)
  addScaled(c + cRow, c1, s)
  addScaled(c + (cRow << 1), c2, s)
  addScaled(c + (cRow << 1) + cRow, c3, s)
}

// @ts-ignore: decorator
@inline
function tile1x8(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, inner: i32, scale: f32): void {
  let c0 = f32x4.splat(0), c1 = c0
  for (let k = 0; k < inner; k++, a += aStep, b += bRow) {
    const x = v128.load_splat<f32>(a)
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(b)))
    c1 = f32x4.add(c1, f32x4.mul(x, v128.load(b, 16)))
  }
  addScaled(c, c0, f32x4.splat(scale))
  addScaled(c + 16, c1, f32x4.splat(scale))
}

// @ts-ignore: decorator
@inline
function tile1x4(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, inner: i32, scale: f32): void {
  let c0 = f32x4.splat(0)
  for (let k = 0; k < inner; k++, a += aStep, b += bRow) {
    c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(a), v128.load(b)))
  }
  addScaled(c, c0, f32x4.splat(scale))
}
