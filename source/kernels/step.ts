/**
 * One step downhill over n parameters w (n a multiple of 4) with gradient g, which is set to zero as it is used, ready
 * for the next mini-batch. `decay` is added to the gradient as decay × w (L2). State below 1e-30 is set to zero: WebAssembly
 * cannot flush subnormal numbers, and a moment that fades away would make every further step ten times slower. The loops
 * test at their end: V8 then keeps the constants out of them.
 */
import { madd } from './math'

// @ts-ignore: decorator
@inline
function gradientOf(w: usize, g: usize, decay: v128): v128 {
  const gradient = madd(decay, v128.load(w), v128.load(g))
  v128.store(g, f32x4.splat(0))
  return gradient
}

// @ts-ignore: decorator
@inline
function withoutFaded(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(1e-30)))
}

/** w −= eta g */
export function sgd(w: usize, g: usize, n: i32, eta: f32, decay: f32): void {
  const rate = f32x4.splat(eta)
  const l2 = f32x4.splat(decay)
  if (n <= 0) return
  const end = w + (<usize>n << 2)
  do {
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rate, gradientOf(w, g, l2))))
    w += 16
    g += 16
  } while (w < end)
}

/** v = mu v + g; w −= eta v */
export function momentum(w: usize, g: usize, v: usize, n: i32, eta: f32, mu: f32, decay: f32): void {
  const rate = f32x4.splat(eta)
  const l2 = f32x4.splat(decay)
  if (n <= 0) return
  const end = w + (<usize>n << 2)
  do {
    const velocity = withoutFaded(madd(f32x4.splat(mu), v128.load(v), gradientOf(w, g, l2)))
    v128.store(v, velocity)
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rate, velocity)))
    w += 16
    g += 16
    v += 16
  } while (w < end)
}

/** v = mu v + g; w −= eta (g + mu v) */
export function nesterov(w: usize, g: usize, v: usize, n: i32, eta: f32, mu: f32, decay: f32): void {
  const rate = f32x4.splat(eta)
  const keep = f32x4.splat(mu)
  const l2 = f32x4.splat(decay)
  if (n <= 0) return
  const end = w + (<usize>n << 2)
  do {
    const gradient = gradientOf(w, g, l2)
    const velocity = withoutFaded(madd(keep, v128.load(v), gradient))
    v128.store(v, velocity)
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rate, madd(keep, velocity, gradient))))
    w += 16
    g += 16
    v += 16
  } while (w < end)
}

/**
 * m = beta1 m + (1 − beta1) g; v = beta2 v + (1 − beta2) g²; w = shrink w − rate m / (√v × rootScale + epsilon).
 * rate = eta / (1 − beta1ᵗ) and rootScale = 1 / √(1 − beta2ᵗ) correct the bias of the first steps t (Kingma & Ba 2015);
 * shrink = 1 − eta × decay is AdamW's decoupled decay (Loshchilov & Hutter 2019), 1 for Adam.
 */
export function adam(
  w: usize, g: usize, m: usize, v: usize, n: i32,
  rate: f32, beta1: f32, beta2: f32, rootScale: f32, epsilon: f32, decay: f32, shrink: f32
): void {
  const isDecaying = decay != 0 || shrink != 1
  if (isDecaying) adamLoop(true, w, g, m, v, n, rate, beta1, beta2, rootScale, epsilon, decay, shrink)
  else adamLoop(false, w, g, m, v, n, rate, beta1, beta2, rootScale, epsilon, 0, 1)
}

/**
 * The loop, twice: `isDecaying` is a constant, by which decay is left out when this is compiled where there is none. V8 has
 * registers for few constants; so moments are also moved towards the gradient by its share, m + (1 − beta1) (g − m), which
 * takes one instead of two.
 */
// @ts-ignore: decorator
@inline
function adamLoop(
  isDecaying: bool, w: usize, g: usize, m: usize, v: usize, n: i32,
  rate: f32, beta1: f32, beta2: f32, rootScale: f32, epsilon: f32, decay: f32, shrink: f32
): void {
  if (n <= 0) return
  const end = w + (<usize>n << 2)
  const gAhead = g - w
  const mAhead = m - w
  const vAhead = v - w
  const faded = f32x4.splat(1e-30)
  // All bits but the sign, whatever n is: what V8 knows to be a constant, it makes anew each time round.
  const magnitude = i32x4.splat(n | 0x7fffffff)
  do {
    let gradient = v128.load(w + gAhead)
    if (isDecaying) gradient = madd(f32x4.splat(decay), v128.load(w), gradient)
    const oldFirst = v128.load(w + mAhead)
    const oldSecond = v128.load(w + vAhead)
    v128.store(w + gAhead, f32x4.splat(0))
    const newFirst = madd(f32x4.splat(1 - beta1), f32x4.sub(gradient, oldFirst), oldFirst)
    const newSecond = madd(f32x4.splat(1 - beta2), f32x4.sub(f32x4.mul(gradient, gradient), oldSecond), oldSecond)
    // Never negative, so its size need not be taken.
    const second = v128.andnot(newSecond, f32x4.lt(newSecond, faded))
    const root = madd(f32x4.sqrt(second), f32x4.splat(rootScale), f32x4.splat(epsilon))
    const first = v128.andnot(newFirst, f32x4.lt(v128.and(newFirst, magnitude), faded))
    v128.store(w + vAhead, second)
    v128.store(w + mAhead, first)
    const kept = isDecaying ? f32x4.mul(f32x4.splat(shrink), v128.load(w)) : v128.load(w)
    v128.store(w, f32x4.sub(kept, f32x4.div(f32x4.mul(f32x4.splat(rate), first), root)))
    w += 16
  } while (w < end)
}
