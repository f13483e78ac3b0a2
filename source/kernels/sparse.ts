/**
 * The first layer, where most inputs are zero (81 % of an MNIST image): only the others are visited. Image i is the entries
 * starts[i] … starts[i + 1] of a list of u16: the low byte says how many pixels further on the next one is (counted from one
 * before the first), the high byte is its level, whose activation stands in `levels`, a table of 256. So an image takes few
 * cache lines, which is what visiting images in random order costs most. Panels are the outermost loop, so that the weights
 * of a few stay in a near cache for all images of a batch; not of one, because a multiply-add waits for the one before it in
 * the same sum for longer than it takes to read what it needs.
 */
import { vectorsAtOnce } from './marked'
import { madd } from './math'

/**
 * The first `columns` columns of z [batch, width] = biases + the sum over pixels of activation × weights[pixel], for images
 * `examples` u32 [batch]; weights are panels of [inputs, 16]. As many columns more as to fill a panel may be written, too.
 */
export function affineSparse(
  examples: usize, starts: usize, entries: usize, levels: usize,
  weights: usize, biases: usize, z: usize, batch: i32, inputs: i32, columns: i32, width: i32
): void {
  const panel = <usize>inputs << 6
  const zRow = <usize>width << 2
  // What was seen is written where the first sum will be, so that the reading is not left out as useless.
  if (batch > 0 && columns > 0) store<u32>(z, fetch(examples, starts, entries, batch))
  for (let left = columns, w = weights - 64; left > 0;) {
    const vectors = vectorsAtOnce(left)
    if (vectors == 4) sum(4, examples, starts, entries, levels, w, panel, biases, z, zRow, batch)
    else if (vectors == 5) sum(5, examples, starts, entries, levels, w, panel, biases, z, zRow, batch)
    else if (vectors == 8) sum(8, examples, starts, entries, levels, w, panel, biases, z, zRow, batch)
    else if (vectors == 9) sum(9, examples, starts, entries, levels, w, panel, biases, z, zRow, batch)
    else sum(12, examples, starts, entries, levels, w, panel, biases, z, zRow, batch)
    left -= vectors << 2
    w += panel * (vectors >> 2)
    biases += <usize>vectors << 4
    z += <usize>vectors << 4
  }
}

/**
 * The first `columns` columns of into (panels of [inputs, 16]) += scale × the sum over the batch of (image ⊗ delta [batch,
 * width]): to each weight in proportion to the activation it comes from. Images are added in batch order. For few columns; many
 * go by pixel (pixel-lists.ts).
 */
export function outerSparse(
  examples: usize, starts: usize, entries: usize, levels: usize,
  delta: usize, into: usize, batch: i32, inputs: i32, columns: i32, width: i32, scale: f32
): void {
  const panel = <usize>inputs << 6
  const deltaRow = <usize>width << 2
  for (let j = 0; j < columns; j += 16, into += panel, delta += 64) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const at = entries + (load<u32>(image) << 1)
      const end = entries + (load<u32>(image, 4) << 1)
      if (columns - j <= 4) spread4(at, end, levels, delta + <usize>b * deltaRow, into - 64, scale)
      else spread16(at, end, levels, delta + <usize>b * deltaRow, into - 64, scale)
    }
  }
}

/** Where the start and, behind it, the end of an image of the batch stand. */
// @ts-ignore: decorator
@inline
export function imageOf(examples: usize, b: i32, starts: usize): usize {
  return starts + (<usize>load<u32>(examples + (<usize>b << 2)) << 2)
}

/**
 * Reads one byte of every cache line of the images. Images stand anywhere in memory: asked for one after another, a line
 * would be waited for each; asked for together, they come together.
 */
function fetch(examples: usize, starts: usize, entries: usize, batch: i32): u32 {
  let seen: u32 = 0
  for (let b = 0; b < batch; b++) {
    const image = imageOf(examples, b, starts)
    const end = entries + (load<u32>(image, 4) << 1)
    for (let at = entries + (load<u32>(image) << 1); at < end; at += 64) seen |= load<u8>(at)
  }
  return seen
}

/**
 * Some columns of every image: the first `vectors` × 4 of panels that begin one row behind `w`. The number is a constant, 4,
 * 5, 8, 9 or 12, by which what is not wanted is left out when this is compiled.
 */
// @ts-ignore: decorator
@inline
function sum(
  vectors: i32, examples: usize, starts: usize, entries: usize, levels: usize,
  w: usize, panel: usize, biases: usize, z: usize, zRow: usize, batch: i32
): void {
  for (let b = 0, to = z; b < batch; b++, to += zRow) {
    const image = imageOf(examples, b, starts)
    let at = entries + (load<u32>(image) << 1)
    const end = entries + (load<u32>(image, 4) << 1)
    let row = w
    let c0 = v128.load(biases)
    let c1 = v128.load(biases, 16)
    let c2 = v128.load(biases, 32)
    let c3 = v128.load(biases, 48)
    let d0 = vectors > 4 ? v128.load(biases, 64) : c0
    let d1 = vectors > 5 ? v128.load(biases, 80) : c0
    let d2 = vectors > 5 ? v128.load(biases, 96) : c0
    let d3 = vectors > 5 ? v128.load(biases, 112) : c0
    let e0 = vectors > 8 ? v128.load(biases, 128) : c0
    let e1 = vectors > 9 ? v128.load(biases, 144) : c0
    let e2 = vectors > 9 ? v128.load(biases, 160) : c0
    let e3 = vectors > 9 ? v128.load(biases, 176) : c0
    if (at < end) do {
      const entry = load<u16>(at)
      row += <usize>(entry & 255) << 6
      const x = v128.load_splat<f32>(levels + (<usize>(entry >> 8) << 2))
      at += 2
      c0 = madd(x, v128.load(row), c0)
      c1 = madd(x, v128.load(row, 16), c1)
      // Never so, here and below: without it V8 reads all that follows before the first product, and has not the registers.
      if (vectors > 9) if (levels == row) break
      c2 = madd(x, v128.load(row, 32), c2)
      c3 = madd(x, v128.load(row, 48), c3)
      if (vectors > 4) {
        if (at > end) break
        const v = row + panel
        d0 = madd(x, v128.load(v), d0)
        if (vectors > 5) {
          d1 = madd(x, v128.load(v, 16), d1)
          if (vectors > 9) if (at == v) break
          d2 = madd(x, v128.load(v, 32), d2)
          d3 = madd(x, v128.load(v, 48), d3)
        }
        if (vectors > 8) {
          const u = v + panel
          if (vectors > 9) if (at == u) break
          e0 = madd(x, v128.load(u), e0)
          if (vectors > 9) {
            e1 = madd(x, v128.load(u, 16), e1)
            if (end == u) break
            e2 = madd(x, v128.load(u, 32), e2)
            e3 = madd(x, v128.load(u, 48), e3)
          }
        }
      }
    } while (at < end)
    store16(to, c0, c1, c2, c3)
    if (vectors > 5) store16(to + 64, d0, d1, d2, d3)
    else if (vectors > 4) v128.store(to, d0, 64)
    if (vectors > 9) store16(to + 128, e0, e1, e2, e3)
    else if (vectors > 8) v128.store(to, e0, 128)
  }
}

// @ts-ignore: decorator
@inline
function store16(to: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  v128.store(to, c0)
  v128.store(to, c1, 16)
  v128.store(to, c2, 32)
  v128.store(to, c3, 48)
}

/** 16 columns of one image; `into` is one row before the panel. */
// @ts-ignore: decorator
@inline
function spread16(at: usize, end: usize, levels: usize, delta: usize, into: usize, scale: f32): void {
  const s = f32x4.splat(scale)
  const d0 = f32x4.mul(v128.load(delta), s)
  const d1 = f32x4.mul(v128.load(delta, 16), s)
  const d2 = f32x4.mul(v128.load(delta, 32), s)
  const d3 = f32x4.mul(v128.load(delta, 48), s)
  if (at < end) do {
    into += <usize>load<u8>(at) << 6
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    v128.store(into, madd(x, d0, v128.load(into)))
    v128.store(into, madd(x, d1, v128.load(into, 16)), 16)
    v128.store(into, madd(x, d2, v128.load(into, 32)), 32)
    v128.store(into, madd(x, d3, v128.load(into, 48)), 48)
    at += 2
  } while (at < end)
}

/** 4 columns of one image. */
// @ts-ignore: decorator
@inline
function spread4(at: usize, end: usize, levels: usize, delta: usize, into: usize, scale: f32): void {
  const d = f32x4.mul(v128.load(delta), f32x4.splat(scale))
  if (at < end) do {
    into += <usize>load<u8>(at) << 6
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    v128.store(into, madd(x, d, v128.load(into)))
    at += 2
  } while (at < end)
}
