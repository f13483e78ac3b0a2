/**
 * Cost functions over the output layer, each beside its derivative: they return the sum of the cost over the rows and
 * write delta. Buffers are [rows, stride]; outputs `a` and wanted outputs `y` have zeros in their padding.
 */
import { exp4, ln, log1p4, realColumns, sum4 } from './math'

/** C = Σ (a − y)², without a ½. delta = ∂C/∂a = 2 (a − y). */
export function quadratic(a: usize, y: usize, delta: usize, n: i32): f64 {
  let total: f64 = 0
  for (let end = a + (<usize>n << 2); a < end; a += 16, y += 16, delta += 16) {
    const difference = f32x4.sub(v128.load(a), v128.load(y))
    v128.store(delta, f32x4.add(difference, difference))
    total += sum4(f32x4.mul(difference, difference))
  }
  return total
}

/**
 * C = −Σ (y ln a + (1 − y) ln(1 − a)) with a = σ(z), computed from z as Σ max(z, 0) − z y + ln(1 + e^−|z|), which is
 * exact where a has rounded to 0 or 1. delta = ∂C/∂z = a − y.
 */
export function crossEntropySigmoid(z: usize, a: usize, y: usize, delta: usize, rows: i32, columns: i32, stride: i32): f64 {
  const zero = f32x4.splat(0)
  let total: f64 = 0
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < stride; j += 4, z += 16, a += 16, y += 16, delta += 16) {
      const value = v128.load(z)
      const wanted = v128.load(y)
      const tail = log1p4(exp4(f32x4.neg(f32x4.abs(value))))
      const cost = f32x4.add(f32x4.sub(f32x4.max(value, zero), f32x4.mul(value, wanted)), tail)
      total += sum4(v128.and(cost, realColumns(j, columns)))
      v128.store(delta, f32x4.sub(v128.load(a), wanted))
    }
  }
  return total
}

/**
 * C = −Σ y ln a with a = softmax(z), computed from z as Σ y (max z − zⱼ − ln max a), since max a = 1 / Σ e^(z − max z):
 * exact where a has rounded to 0. delta = ∂C/∂z = a − y (for wanted outputs that sum to 1).
 */
export function crossEntropySoftmax(z: usize, a: usize, y: usize, delta: usize, rows: i32, columns: i32, stride: i32): f64 {
  let total: f64 = 0
  for (let row = 0; row < rows; row++) {
    let most: f32 = -Infinity
    let certainty: f32 = 0
    for (let j = 0; j < columns; j++) {
      most = max(most, load<f32>(z + (<usize>j << 2)))
      certainty = max(certainty, load<f32>(a + (<usize>j << 2)))
    }
    const logSum = most - <f32>ln(certainty)
    let cost: f32 = 0
    for (let j = 0; j < columns; j++) {
      cost += load<f32>(y + (<usize>j << 2)) * (logSum - load<f32>(z + (<usize>j << 2)))
    }
    total += cost
    for (let j = 0; j < stride; j += 4, z += 16, a += 16, y += 16, delta += 16) {
      v128.store(delta, f32x4.sub(v128.load(a), v128.load(y)))
    }
  }
  return total
}
