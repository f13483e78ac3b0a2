/**
 * Cost functions over the output layer, each beside its derivative: they write the cost of each row to `costs` [rows], and
 * delta. Other buffers are [rows, width]; outputs `a` and wanted outputs `y` have zeros in their padding.
 */
import { exp4, largestBits4, largestOfRow, ln, log1p4, madd, realColumns, sum4 } from './math'

/** C = Σ (a − y)², without a ½. delta = ∂C/∂a = 2 (a − y). */
export function quadratic(a: usize, y: usize, delta: usize, costs: usize, rows: i32, width: i32): void {
  for (let row = 0; row < rows; row++, costs += 4) {
    let cost = f32x4.splat(0)
    for (let j = 0; j < width; j += 4, a += 16, y += 16, delta += 16) {
      const difference = f32x4.sub(v128.load(a), v128.load(y))
      v128.store(delta, f32x4.add(difference, difference))
      cost = madd(difference, difference, cost)
    }
    store<f32>(costs, sum4(cost))
  }
}

/**
 * C = −Σ (y ln a + (1 − y) ln(1 − a)) with a = σ(z), computed from z as Σ max(z, 0) − z y + ln(1 + e^−|z|), which is
 * exact where a has rounded to 0 or 1. delta = ∂C/∂z = a − y.
 */
export function crossEntropySigmoid(
  z: usize, a: usize, y: usize, delta: usize, costs: usize, rows: i32, columns: i32, width: i32
): void {
  const zero = f32x4.splat(0)
  for (let row = 0; row < rows; row++, costs += 4) {
    let total = zero
    for (let j = 0; j < width; j += 4, z += 16, a += 16, y += 16, delta += 16) {
      const value = v128.load(z)
      const wanted = v128.load(y)
      const tail = log1p4(exp4(f32x4.neg(f32x4.abs(value))))
      const cost = f32x4.add(f32x4.sub(f32x4.max(value, zero), f32x4.mul(value, wanted)), tail)
      total = f32x4.add(total, v128.and(cost, realColumns(j, columns)))
      v128.store(delta, f32x4.sub(v128.load(a), wanted))
    }
    store<f32>(costs, sum4(total))
  }
}

/**
 * C = −Σ y ln a with a = softmax(z), computed from z as Σ y ((max z − zⱼ) − ln max a), since max a = 1 / Σ e^(z − max z):
 * exact where a has rounded to 0, and in this order where it has nearly rounded to 1. delta = ∂C/∂z = a − y (for wanted outputs that sum to 1).
 */
export function crossEntropySoftmax(
  z: usize, a: usize, y: usize, delta: usize, costs: usize, rows: i32, columns: i32, width: i32
): void {
  const magnitude = i32x4.splat(0x7fffffff)
  for (let row = 0; row < rows; row++, costs += 4) {
    const most = largestOfRow(z, columns)
    // Magnitudes stand in the order of their bits, what is not a number above all.
    let certainty = i32x4.splat(0)
    for (let j = 0; j < columns; j += 4) {
      certainty = i32x4.max_s(certainty, v128.and(v128.load(a + (<usize>j << 2)), magnitude))
    }
    const surplus = f32x4.splat(-<f32>ln(largestBits4(certainty)))
    let cost = f32x4.splat(0)
    for (let j = 0; j < columns; j += 4) {
      const at = <usize>j << 2
      const term = f32x4.mul(v128.load(y + at), f32x4.add(f32x4.sub(most, v128.load(z + at)), surplus))
      cost = f32x4.add(cost, v128.and(term, realColumns(j, columns)))
    }
    store<f32>(costs, sum4(cost))
    for (let j = 0; j < width; j += 4, z += 16, a += 16, y += 16, delta += 16) {
      v128.store(delta, f32x4.sub(v128.load(a), v128.load(y)))
    }
  }
}
