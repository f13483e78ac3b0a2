/**
 * Twelve independent chains of x = x × m + c over four numbers each, all in registers: as many as hide the latency of a
 * multiplication and an addition on processors that begin two of each every cycle. Returns something that depends on all.
 */
export function chains(rounds: i32, m: f32, c: f32): f32 {
  const scale = f32x4.splat(m)
  const shift = f32x4.splat(c)
  let a = f32x4.splat(1)
  let b = f32x4.splat(2)
  let d = f32x4.splat(3)
  let e = f32x4.splat(4)
  let f = f32x4.splat(5)
  let g = f32x4.splat(6)
  let h = f32x4.splat(7)
  let i = f32x4.splat(8)
  let j = f32x4.splat(9)
  let k = f32x4.splat(10)
  let l = f32x4.splat(11)
  let n = f32x4.splat(12)
  for (let round = 0; round < rounds; round++) {
    a = f32x4.add(f32x4.mul(a, scale), shift)
    b = f32x4.add(f32x4.mul(b, scale), shift)
    d = f32x4.add(f32x4.mul(d, scale), shift)
    e = f32x4.add(f32x4.mul(e, scale), shift)
    f = f32x4.add(f32x4.mul(f, scale), shift)
    g = f32x4.add(f32x4.mul(g, scale), shift)
    h = f32x4.add(f32x4.mul(h, scale), shift)
    i = f32x4.add(f32x4.mul(i, scale), shift)
    j = f32x4.add(f32x4.mul(j, scale), shift)
    k = f32x4.add(f32x4.mul(k, scale), shift)
    l = f32x4.add(f32x4.mul(l, scale), shift)
    n = f32x4.add(f32x4.mul(n, scale), shift)
  }
  const left = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(d, e)), f32x4.add(f, g))
  const right = f32x4.add(f32x4.add(f32x4.add(h, i), f32x4.add(j, k)), f32x4.add(l, n))
  return f32x4.extract_lane(f32x4.add(left, right), 0)
}
