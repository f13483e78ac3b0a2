import { largestBits4 } from './math'

/**
 * The largest magnitude among n floats: NaN when one of them is NaN. Magnitudes are compared by their bits, which stand in the
 * same order, NaN above infinity: that is one instruction, and the largest of floats is six.
 */
export function largest(x: usize, n: i32): f32 {
  const whole = n & ~15
  let most = largestOf(x, whole)
  for (let i = whole; i < n; i++) most = max(most, abs(load<f32>(x + (<usize>i << 2))))
  return most
}

/** Writes the largest magnitude among n floats to an f64. */
export function noteLargest(x: usize, n: i32, to: usize): void {
  store<f64>(to, largest(x, n))
}

/**
 * Row by row, bounds [rows] become at least max(1, largest |a|) × largest |delta|, for a [rows, aWidth] and delta [rows, width];
 * widths are multiples of 16, and where there is no a, aWidth is 0.
 */
export function raiseBounds(a: usize, aWidth: i32, delta: usize, width: i32, rows: i32, bounds: usize): void {
  for (let row = 0; row < rows; row++, a += <usize>aWidth << 2, delta += <usize>width << 2, bounds += 4) {
    const product = max<f32>(1, largestOf(a, aWidth)) * largestOf(delta, width)
    store<f32>(bounds, max(load<f32>(bounds), product))
  }
}

/** The same for n a multiple of 16. */
// @ts-ignore: decorator
@inline
function largestOf(x: usize, n: i32): f32 {
  const magnitude = i32x4.splat(0x7fffffff)
  let m0 = i32x4.splat(0), m1 = m0, m2 = m0, m3 = m0
  for (const end = x + (<usize>n << 2); x < end; x += 64) {
    m0 = i32x4.max_s(m0, v128.and(v128.load(x), magnitude))
    m1 = i32x4.max_s(m1, v128.and(v128.load(x, 16), magnitude))
    m2 = i32x4.max_s(m2, v128.and(v128.load(x, 32), magnitude))
    m3 = i32x4.max_s(m3, v128.and(v128.load(x, 48), magnitude))
  }
  return largestBits4(i32x4.max_s(i32x4.max_s(m0, m1), i32x4.max_s(m2, m3)))
}
