/** Elementary functions on four floats at a time, and the masks that keep padding out of sums. */

/**
 * z + x·y. In the build with fused arithmetic (see ARCHITECTURE.md, "Two builds") rounded once, else after the product, too.
 */
// @ts-ignore: decorator
@inline
export function madd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z)
  return f32x4.add(z, f32x4.mul(x, y))
}

const LOG2E: f32 = 1.44269504088896341
// ln 2 in two parts: the first has few enough bits that n × LN2_HIGH is exact (Cody and Waite 1980).
const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -2.12194440e-4

/**
 * eˣ for |x| ≤ 80 (beyond, x is clamped, which keeps results out of the subnormal range). Relative error below 2e-7.
 * Range reduction and polynomial are those of Cephes' expf (Moshier 1992).
 */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(80)), f32x4.splat(-80))
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(LOG2E)))
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)))
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_LOW)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.mul(p, f32x4.mul(x, x)), f32x4.add(x, f32x4.splat(1)))
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(p, exponent)
}

/** ln(1 + u) for 0 ≤ u ≤ 1, absolute error below 1e-7: 2·artanh(s) with s = u / (2 + u) ≤ 1/3, as its odd series. */
// @ts-ignore: decorator
@inline
export function log1p4(u: v128): v128 {
  const s = f32x4.div(u, f32x4.add(u, f32x4.splat(2)))
  const q = f32x4.mul(s, s)
  let p = f32x4.splat(2.0 / 13.0)
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2.0 / 11.0))
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2.0 / 9.0))
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2.0 / 7.0))
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2.0 / 5.0))
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2.0 / 3.0))
  p = f32x4.add(f32x4.mul(p, q), f32x4.splat(2))
  return f32x4.mul(p, s)
}

/**
 * ln x for a normal positive x, absolute error below 1e-9: with x = 2ⁿ m and m from √½ to √2, n ln 2 + 2 artanh((m − 1) /
 * (m + 1)). (AssemblyScript's Math.log would do, but puts tables into memory, which belongs to the caller alone.)
 */
export function ln(x: f32): f64 {
  const bits = reinterpret<u32>(x)
  // 0x3f3504f3 is √½: the exponent counts from there.
  const n = <i32>(bits - 0x3f3504f3) >> 23
  const m = <f64>reinterpret<f32>(bits - (n << 23))
  const s = (m - 1) / (m + 1)
  const q = s * s
  const series = 1 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q * (1.0 / 11.0)))))
  return <f64>n * 0.6931471805599453 + 2 * s * series
}

/** The sum of the four lanes, added pairwise. */
// @ts-ignore: decorator
@inline
export function sum4(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)
}

/** All bits set in the lanes of columns `column … column + 3` that are below `columns`, none in the padding. */
// @ts-ignore: decorator
@inline
export function realColumns(column: i32, columns: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4.splat(column), i32x4(0, 1, 2, 3)), i32x4.splat(columns))
}

/** In every lane the largest of a row's first `columns` floats that are numbers; −∞ when none is. */
// @ts-ignore: decorator
@inline
export function largestOfRow(row: usize, columns: i32): v128 {
  const lowest = f32x4.splat(-Infinity)
  let most = lowest
  for (let j = 0; j < columns; j += 4) {
    most = f32x4.pmax(most, v128.bitselect(v128.load(row + (<usize>j << 2)), lowest, realColumns(j, columns)))
  }
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1))
  return f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2))
}

/** The float whose bits, taken as an i32, are the largest of the four. */
// @ts-ignore: decorator
@inline
export function largestBits4(x: v128): f32 {
  const pairs = i32x4.max_s(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1))
  return f32x4.extract_lane(i32x4.max_s(pairs, v128.shuffle<i32>(pairs, pairs, 1, 0, 3, 2)), 0)
}
