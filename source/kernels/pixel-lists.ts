/**
 * The gradient of a wide first layer, pixel by pixel: first the images of a batch are turned round into lists that say, for
 * each pixel, which of them have something there; then a row of weights is summed in registers over its list and written
 * once, instead of being read and written for every image.
 *
 * A list is u32 [inputs + 1] ends and behind them u32 items: those of pixel p stand at the byte offsets ends[p] … ends[p + 1]
 * of the items. An item is the image's row in the batch << 8 | its level there, rows ascending.
 */
import { madd } from './math'
import { imageOf } from './sparse'

/** The list of images `examples` u32 [rows], which are rows `first` … of their batch. Images are as in sparse.ts. */
export function listPixels(
  examples: usize, starts: usize, entries: usize, list: usize, first: i32, rows: i32, inputs: i32
): void {
  const ends = <usize>(inputs + 1) << 2
  memory.fill(list, 0, ends)
  // How many items each pixel has, counted one place behind …
  for (let b = 0; b < rows; b++) {
    const image = imageOf(examples, b, starts)
    let count = list
    for (let at = entries + (load<u32>(image) << 1), end = entries + (load<u32>(image, 4) << 1); at < end; at += 2) {
      count += <usize>load<u8>(at) << 2
      store<u32>(count, load<u32>(count) + 4)
    }
  }
  // … and added up: where each pixel's items begin, one place behind, so that filling them in leaves their ends in place.
  let sum: u32 = 0
  for (let at = list + 4, end = list + ends; at < end; at += 4) {
    const count = load<u32>(at)
    store<u32>(at, sum)
    sum += count
  }
  const items = list + ends
  for (let b = 0; b < rows; b++) {
    const image = imageOf(examples, b, starts)
    const row = <u32>(first + b) << 8
    let place = list
    for (let at = entries + (load<u32>(image) << 1), end = entries + (load<u32>(image, 4) << 1); at < end; at += 2) {
      place += <usize>load<u8>(at) << 2
      const to = load<u32>(place)
      store<u32>(place, to + 4)
      store<u32>(items + to, row | load<u8>(at, 1))
    }
  }
}

/**
 * into (panels of [inputs, 16]) += scale × the sum over the batch of (image ⊗ delta [rows, width]), for pixels `from` … `to` and
 * the first `columns` columns alone, a multiple of 16. The batch is in `count` lists, `bytes` apart: each weight's items are
 * added list by list.
 */
export function outerLists(
  lists: usize, bytes: i32, count: i32, levels: usize, delta: usize, into: usize,
  from: i32, to: i32, inputs: i32, columns: i32, width: i32, scale: f32
): void {
  const deltaRow = <usize>width << 2
  const items = lists + (<usize>(inputs + 1) << 2)
  const s = f32x4.splat(scale)
  const panel = <usize>inputs << 6
  for (let j = 0; j < columns; j += 32, delta += 128, into += panel + panel) {
    const isOne = columns - j < 32
    for (let p = <usize>from; p < <usize>to; p++) {
      const list = lists + (p << 2)
      const w = into + (p << 6)
      if (isOne) row16(list, bytes, count, items, levels, delta, deltaRow, w, s)
      else row32(list, bytes, count, items, levels, delta, deltaRow, w, panel, s)
    }
  }
}

/** 16 weights of one pixel in each of two panels: reading a list twice, and where it ends, would take as long as the products. */
// @ts-ignore: decorator
@inline
function row32(
  list: usize, bytes: usize, count: i32, items: usize, levels: usize, delta: usize, deltaRow: usize, w: usize, panel: usize,
  scale: v128
): void {
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0, d0 = c0, d1 = c0, d2 = c0, d3 = c0
  let isTouched = false
  for (let l = 0; l < count; l++, list += bytes, items += bytes) {
    let at = items + load<u32>(list)
    const end = items + load<u32>(list, 4)
    if (at >= end) continue
    isTouched = true
    do {
      const item = load<u32>(at)
      const d = delta + <usize>(item >> 8) * deltaRow
      const x = v128.load_splat<f32>(levels + (<usize>(item & 255) << 2))
      at += 4
      c0 = madd(x, v128.load(d), c0)
      c1 = madd(x, v128.load(d, 16), c1)
      c2 = madd(x, v128.load(d, 32), c2)
      c3 = madd(x, v128.load(d, 48), c3)
      // Never so. Without it V8 reads all that follows before the first product, and has not the registers for that.
      if (at > end) break
      d0 = madd(x, v128.load(d, 64), d0)
      d1 = madd(x, v128.load(d, 80), d1)
      d2 = madd(x, v128.load(d, 96), d2)
      d3 = madd(x, v128.load(d, 112), d3)
    } while (at < end)
  }
  if (!isTouched) return
  add16(w, c0, c1, c2, c3, scale)
  add16(w + panel, d0, d1, d2, d3, scale)
}

/** 16 weights += scale × c. */
// @ts-ignore: decorator
@inline
function add16(w: usize, c0: v128, c1: v128, c2: v128, c3: v128, scale: v128): void {
  v128.store(w, madd(c0, scale, v128.load(w)))
  v128.store(w, madd(c1, scale, v128.load(w, 16)), 16)
  v128.store(w, madd(c2, scale, v128.load(w, 32)), 32)
  v128.store(w, madd(c3, scale, v128.load(w, 48)), 48)
}

/** 16 weights of one pixel. */
// @ts-ignore: decorator
@inline
function row16(
  list: usize, bytes: usize, count: i32, items: usize, levels: usize, delta: usize, deltaRow: usize, w: usize, scale: v128
): void {
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0
  let isTouched = false
  for (let l = 0; l < count; l++, list += bytes, items += bytes) {
    let at = items + load<u32>(list)
    const end = items + load<u32>(list, 4)
    if (at >= end) continue
    isTouched = true
    do {
      const item = load<u32>(at)
      const d = delta + <usize>(item >> 8) * deltaRow
      const x = v128.load_splat<f32>(levels + (<usize>(item & 255) << 2))
      c0 = madd(x, v128.load(d), c0)
      c1 = madd(x, v128.load(d, 16), c1)
      c2 = madd(x, v128.load(d, 32), c2)
      c3 = madd(x, v128.load(d, 48), c3)
      at += 4
    } while (at < end)
  }
  if (isTouched) add16(w, c0, c1, c2, c3, scale)
}
