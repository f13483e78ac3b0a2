/**
 * The gradient of a wide first layer, pixel by pixel: first the images of a batch are turned round into lists that say, for
 * each pixel, which of them have something there; then a row of weights is summed in registers over its list and written
 * once, instead of being read and written for every image.
 *
 * A list is of 64 images at most; more are in several, one behind the other. It is u64 [inputs], a bit for each image that
 * has something at the pixel, and u8 [inputs, 64], what level it has there.
 */
import { madd } from './math'
import { imageOf, vectorsAtOnce } from './sparse'

/** The most images that a list is of. */
const most = 64

/** How many bytes a list takes. */
// @ts-ignore: decorator
@inline
function bytesOf(inputs: i32): usize {
  return <usize>inputs * (8 + most)
}

/** The lists of images `examples` u32 [rows]. Images are as in sparse.ts. */
export function listPixels(examples: usize, starts: usize, entries: usize, list: usize, rows: i32, inputs: i32): void {
  for (let first = 0; first < rows; first += most, list += bytesOf(inputs)) {
    memory.fill(list, 0, <usize>inputs << 3)
    const levels = list + (<usize>inputs << 3)
    for (let b = 0, count = min(most, rows - first); b < count; b++) {
      const image = imageOf(examples, first + b, starts)
      const bit = <u64>1 << b
      let pixel: usize = -1
      for (let at = entries + (load<u32>(image) << 1), end = entries + (load<u32>(image, 4) << 1); at < end; at += 2) {
        const entry = load<u16>(at)
        pixel += entry & 255
        const bits = list + (pixel << 3)
        store<u64>(bits, load<u64>(bits) | bit)
        store<u8>(levels + pixel * most + b, entry >> 8)
      }
    }
  }
}

/**
 * into (panels of [inputs, 16]) += scale × the sum over the batch of (image ⊗ delta [rows, width]), for pixels `from` … `to` and
 * the first `columns` columns; columns behind them, up to the end of a panel, may get their part, too. `levels` is the
 * table of activations (sparse.ts). Images are added in batch order.
 */
export function outerLists(
  list: usize, levels: usize, delta: usize, into: usize,
  from: i32, to: i32, inputs: i32, rows: i32, columns: i32, width: i32, scale: f32
): void {
  const s = f32x4.splat(scale)
  const panel = <usize>inputs << 6
  const deltaRow = <usize>width << 2
  const end = <usize>to
  for (let left = columns, first = into + (<usize>from << 6); left > 0;) {
    const vectors = vectorsAtOnce(left)
    // Five loops, not one with a choice inside, and no function for them: V8 makes the fastest code of this.
    if (vectors == 4) {
      for (let p = <usize>from, w = first; p < end; p++, w += 64) {
        row(4, p, list, levels, delta, deltaRow, rows, inputs, w, panel, s)
      }
    } else if (vectors == 5) {
      for (let p = <usize>from, w = first; p < end; p++, w += 64) {
        row(5, p, list, levels, delta, deltaRow, rows, inputs, w, panel, s)
      }
    } else if (vectors == 8) {
      for (let p = <usize>from, w = first; p < end; p++, w += 64) {
        row(8, p, list, levels, delta, deltaRow, rows, inputs, w, panel, s)
      }
    } else if (vectors == 9) {
      for (let p = <usize>from, w = first; p < end; p++, w += 64) {
        row(9, p, list, levels, delta, deltaRow, rows, inputs, w, panel, s)
      }
    } else {
      for (let p = <usize>from, w = first; p < end; p++, w += 64) {
        row(12, p, list, levels, delta, deltaRow, rows, inputs, w, panel, s)
      }
    }
    left -= vectors << 2
    first += panel * (vectors >> 2)
    delta += <usize>vectors << 4
  }
}

/** Weights of one pixel: the first `vectors` × 4 from panel to panel, a constant as in sparse.ts. */
// @ts-ignore: decorator
@inline
function row(
  vectors: i32, pixel: usize, list: usize, levels: usize, delta: usize, deltaRow: usize, rows: i32, inputs: i32,
  w: usize, panel: usize, scale: v128
): void {
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0, d0 = c0, d1 = c0, d2 = c0, d3 = c0, e0 = c0, e1 = c0, e2 = c0, e3 = c0
  let isTouched = false
  for (let first = 0; first < rows; first += most, list += bytesOf(inputs), delta += most * deltaRow) {
    let bits = load<u64>(list + (pixel << 3))
    if (bits == 0) continue
    const own = list + (<usize>inputs << 3) + pixel * most
    isTouched = true
    do {
      const b = <usize>ctz(bits)
      const d = delta + b * deltaRow
      const x = v128.load_splat<f32>(levels + (<usize>load<u8>(own + b) << 2))
      bits &= bits - 1
      c0 = madd(x, v128.load(d), c0)
      c1 = madd(x, v128.load(d, 16), c1)
      // Never so, here and below: as in sparse.ts.
      if (vectors > 9) if (d == list) break
      c2 = madd(x, v128.load(d, 32), c2)
      c3 = madd(x, v128.load(d, 48), c3)
      if (vectors > 4) {
        if (d < delta) break
        d0 = madd(x, v128.load(d, 64), d0)
        if (vectors > 5) {
          d1 = madd(x, v128.load(d, 80), d1)
          if (vectors > 9) if (d == w) break
          d2 = madd(x, v128.load(d, 96), d2)
          d3 = madd(x, v128.load(d, 112), d3)
        }
        if (vectors > 8) {
          if (vectors > 9) if (d == own) break
          e0 = madd(x, v128.load(d, 128), e0)
          if (vectors > 9) {
            e1 = madd(x, v128.load(d, 144), e1)
            if (d == levels) break
            e2 = madd(x, v128.load(d, 160), e2)
            e3 = madd(x, v128.load(d, 176), e3)
          }
        }
      }
    } while (bits != 0)
  }
  if (!isTouched) return
  add16(w, c0, c1, c2, c3, scale)
  const v = w + panel
  if (vectors > 5) add16(v, d0, d1, d2, d3, scale)
  else if (vectors > 4) add4(v, d0, scale)
  const u = v + panel
  if (vectors > 9) add16(u, e0, e1, e2, e3, scale)
  else if (vectors > 8) add4(u, e0, scale)
}

/** Sixteen weights, a row of a panel, += scale × c0 … c3. */
// @ts-ignore: decorator
@inline
function add16(w: usize, c0: v128, c1: v128, c2: v128, c3: v128, scale: v128): void {
  add4(w, c0, scale)
  add4(w + 16, c1, scale)
  add4(w + 32, c2, scale)
  add4(w + 48, c3, scale)
}

/** Four weights += scale × c. */
// @ts-ignore: decorator
@inline
function add4(w: usize, c: v128, scale: v128): void {
  v128.store(w, madd(c, scale, v128.load(w)))
}
