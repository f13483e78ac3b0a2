/**
 * Activation functions in place, each beside its derivative. A derivative is written in terms of the activation a = g(z),
 * so z need not be kept: `xSlope` multiplies `delta` by g′(z). All loops run over n floats, n a multiple of 4. `pmax(x, y)` is
 * x < y ? y : x, one instruction, where `max` is eight.
 */
import { exp4, largestOfRow, realColumns, sum4 } from './math'

/** a = 1 / (1 + e⁻ᶻ) */
export function sigmoid(a: usize, n: i32): void {
  const one = f32x4.splat(1)
  for (let end = a + (<usize>n << 2); a < end; a += 16) {
    v128.store(a, f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(v128.load(a))))))
  }
}

/** σ′(z) = a (1 − a) */
export function sigmoidSlope(a: usize, delta: usize, n: i32): void {
  const one = f32x4.splat(1)
  for (let end = a + (<usize>n << 2); a < end; a += 16, delta += 16) {
    const value = v128.load(a)
    v128.store(delta, f32x4.mul(v128.load(delta), f32x4.mul(value, f32x4.sub(one, value))))
  }
}

/** a = tanh z: 1 − 2 / (e²ᶻ + 1), and below |z| = 0.625, where that cancels, Cephes' odd polynomial. */
export function tanh(a: usize, n: i32): void {
  const one = f32x4.splat(1)
  const two = f32x4.splat(2)
  for (let end = a + (<usize>n << 2); a < end; a += 16) {
    const z = v128.load(a)
    const far = f32x4.sub(one, f32x4.div(two, f32x4.add(exp4(f32x4.add(z, z)), one)))
    const s = f32x4.mul(z, z)
    let p = f32x4.splat(-5.70498872745e-3)
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.06390887954e-2))
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-5.37397155531e-2))
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.33314422036e-1))
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-3.33332819422e-1))
    const near = f32x4.add(f32x4.mul(f32x4.mul(p, s), z), z)
    v128.store(a, v128.bitselect(near, far, f32x4.lt(f32x4.abs(z), f32x4.splat(0.625))))
  }
}

/** tanh′(z) = 1 − a² */
export function tanhSlope(a: usize, delta: usize, n: i32): void {
  const one = f32x4.splat(1)
  for (let end = a + (<usize>n << 2); a < end; a += 16, delta += 16) {
    const value = v128.load(a)
    v128.store(delta, f32x4.mul(v128.load(delta), f32x4.sub(one, f32x4.mul(value, value))))
  }
}

/** a = max(0, z), not a number where z is not. */
export function relu(a: usize, n: i32): void {
  const zero = f32x4.splat(0)
  for (let end = a + (<usize>n << 2); a < end; a += 16) {
    v128.store(a, f32x4.pmax(v128.load(a), zero))
  }
}

/** relu′(z) = 1 where a > 0, else 0 */
export function reluSlope(a: usize, delta: usize, n: i32): void {
  const zero = f32x4.splat(0)
  for (let end = a + (<usize>n << 2); a < end; a += 16, delta += 16) {
    v128.store(delta, v128.and(v128.load(delta), f32x4.gt(v128.load(a), zero)))
  }
}

/** a = max(z, 0.01 z) */
export function leakyRelu(a: usize, n: i32): void {
  const leak = f32x4.splat(0.01)
  for (let end = a + (<usize>n << 2); a < end; a += 16) {
    const z = v128.load(a)
    v128.store(a, f32x4.pmax(z, f32x4.mul(z, leak)))
  }
}

/** leakyRelu′(z) = 1 where a > 0, else 0.01 */
export function leakyReluSlope(a: usize, delta: usize, n: i32): void {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  const leak = f32x4.splat(0.01)
  for (let end = a + (<usize>n << 2); a < end; a += 16, delta += 16) {
    const slope = v128.bitselect(one, leak, f32x4.gt(v128.load(a), zero))
    v128.store(delta, f32x4.mul(v128.load(delta), slope))
  }
}

/** Each row of a [rows, stride]: aᵢ = e^(zᵢ − max z) / Σ e^(zⱼ − max z) over its real columns; padding becomes 0. */
export function softmax(a: usize, rows: i32, columns: i32, stride: i32): void {
  for (let row = 0; row < rows; row++, a += <usize>stride << 2) {
    const most = largestOfRow(a, columns)
    let total = f32x4.splat(0)
    for (let j = 0; j < stride; j += 4) {
      const p = a + (<usize>j << 2)
      const e = v128.and(exp4(f32x4.sub(v128.load(p), most)), realColumns(j, columns))
      v128.store(p, e)
      total = f32x4.add(total, e)
    }
    const sum = f32x4.splat(sum4(total))
    for (let j = 0; j < stride; j += 4) {
      const p = a + (<usize>j << 2)
      v128.store(p, f32x4.div(v128.load(p), sum))
    }
  }
}

/** delta = ∂C/∂a becomes ∂C/∂z = a ⊙ (delta − Σ deltaⱼ aⱼ), row by row: softmax's Jacobian times delta. */
export function softmaxSlope(a: usize, delta: usize, rows: i32, stride: i32): void {
  for (let row = 0; row < rows; row++, a += <usize>stride << 2, delta += <usize>stride << 2) {
    let dot = f32x4.splat(0)
    for (let j: usize = 0; j < <usize>stride << 2; j += 16) {
      dot = f32x4.add(dot, f32x4.mul(v128.load(a + j), v128.load(delta + j)))
    }
    const mean = f32x4.splat(sum4(dot))
    for (let j: usize = 0; j < <usize>stride << 2; j += 16) {
      v128.store(delta + j, f32x4.mul(v128.load(a + j), f32x4.sub(v128.load(delta + j), mean)))
    }
  }
}
