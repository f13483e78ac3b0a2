/**
 * Matrix products in register-sized tiles. Strides count floats. The result's columns are visited four at a time, so
 * `columns` is a padded count; rows and the inner dimension may be any.
 */

/**
 * c [rows, columns] += scale × A·B, where A[r, k] stands at a + r·aRow + k·aStep and B's rows are b + k·bRow. With
 * aRow = stride, aStep = 1 this is a layer (activations × weights); with aRow = 1, aStep = stride it is the gradient of
 * its weights (activationsᵀ × delta).
 */
export function matmul(
  a: usize, aRow: i32, aStep: i32, b: usize, bRow: i32, c: usize, cRow: i32,
  rows: i32, inner: i32, columns: i32, scale: f32
): void {
  const aRowBytes = <usize>aRow << 2
  const aStepBytes = <usize>aStep << 2
  const bRowBytes = <usize>bRow << 2
  const cRowBytes = <usize>cRow << 2
  let r = 0
  for (; r + 4 <= rows; r += 4, a += aRowBytes << 2, c += cRowBytes << 2) {
    let j = 0
    for (; j + 8 <= columns; j += 8) {
      tile4x8(a, aRowBytes, aStepBytes, b + (<usize>j << 2), bRowBytes, c + (<usize>j << 2), cRowBytes, inner, scale)
    }
    for (; j < columns; j += 4) {
      tile4x4(a, aRowBytes, aStepBytes, b + (<usize>j << 2), bRowBytes, c + (<usize>j << 2), cRowBytes, inner, scale)
    }
  }
  for (; r < rows; r++, a += aRowBytes, c += cRowBytes) {
    for (let j = 0; j < columns; j += 4) {
      tile1x4(a, aStepBytes, b + (<usize>j << 2), bRowBytes, c + (<usize>j << 2), inner, scale)
    }
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
function tile1x4(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, inner: i32, scale: f32): void {
  let c0 = f32x4.splat(0)
  for (let k = 0; k < inner; k++, a += aStep, b += bRow) {
    c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(a), v128.load(b)))
  }
  addScaled(c, c0, f32x4.splat(scale))
}

/**
 * c [rows, cStride] = D·Wᵀ for delta D [rows, stride] and weights W [inputs, stride], both with zeros (or anything times
 * zero) in their padding; c's columns behind `inputs` become 0. This carries delta back through a layer.
 */
export function matmulTransposed(
  d: usize, w: usize, stride: i32, c: usize, cStride: i32, rows: i32, inputs: i32
): void {
  const bytes = <usize>stride << 2
  const cBytes = <usize>cStride << 2
  const whole = inputs & ~3
  for (let r = 0; r < rows; r++, d += bytes, c += cBytes) {
    let row = w
    let i = 0
    for (; i < whole; i += 4, row += bytes << 2) {
      v128.store(c + (<usize>i << 2), dot4(d, row, bytes))
    }
    if (i < cStride) v128.store(c + (<usize>i << 2), f32x4.splat(0))
    for (; i < inputs; i++, row += bytes) store<f32>(c + (<usize>i << 2), dot1(d, row, bytes))
  }
}

/** The products of one row of delta with four rows of weights, one a lane. */
// @ts-ignore: decorator
@inline
function dot4(d: usize, w: usize, bytes: usize): v128 {
  const w1 = bytes, w2 = bytes + bytes, w3 = w2 + bytes
  let t0 = f32x4.splat(0), t1 = t0, t2 = t0, t3 = t0
  for (const end = d + bytes; d < end; d += 16, w += 16) {
    const x = v128.load(d)
    t0 = f32x4.add(t0, f32x4.mul(x, v128.load(w)))
    t1 = f32x4.add(t1, f32x4.mul(x, v128.load(w + w1)))
    t2 = f32x4.add(t2, f32x4.mul(x, v128.load(w + w2)))
    t3 = f32x4.add(t3, f32x4.mul(x, v128.load(w + w3)))
  }
  const s01 = f32x4.add(v128.shuffle<f32>(t0, t1, 0, 4, 1, 5), v128.shuffle<f32>(t0, t1, 2, 6, 3, 7))
  const s23 = f32x4.add(v128.shuffle<f32>(t2, t3, 0, 4, 1, 5), v128.shuffle<f32>(t2, t3, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(s01, s23, 0, 1, 4, 5), v128.shuffle<f32>(s01, s23, 2, 3, 6, 7))
}

// @ts-ignore: decorator
@inline
function dot1(d: usize, w: usize, bytes: usize): f32 {
  let t = f32x4.splat(0)
  for (const end = d + bytes; d < end; d += 16, w += 16) t = f32x4.add(t, f32x4.mul(v128.load(d), v128.load(w)))
  const s = f32x4.add(t, v128.shuffle<f32>(t, t, 2, 3, 0, 1))
  return f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1)
}
