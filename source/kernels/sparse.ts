/**
 * The first layer, where most inputs are zero (81 % of an MNIST image): only the others are visited. Image i is the entries
 * starts[i] … starts[i + 1] of a list of u16: the low byte says how many pixels further on the next one is (counted from one
 * before the first), the high byte is its level, whose activation stands in `levels`, a table of 256. So an image takes few
 * cache lines, which is what visiting images in random order costs most. Panels are the outermost loop, so that the weights
 * of two stay in a near cache for all images of a batch; two, because a multiply-add waits for the one before it in the same
 * sum for longer than it takes to read what it needs.
 */
import { madd } from './math'

/**
 * The first `columns` columns of z [batch, width] = biases + the sum over pixels of activation × weights[pixel], for images
 * `examples` u32 [batch]; weights are panels of [inputs, 16], `columns` is a multiple of 16.
 */
export function affineSparse(
  examples: usize, starts: usize, entries: usize, levels: usize,
  weights: usize, biases: usize, z: usize, batch: i32, inputs: i32, columns: i32, width: i32
): void {
  const panel = <usize>inputs << 6
  const zRow = <usize>width << 2
  // What was seen is written where the first sum will be, so that the reading is not left out as useless.
  if (batch > 0 && columns > 0) store<u32>(z, fetch(examples, starts, entries, batch))
  for (let j = 0; j < columns; j += 32, weights += panel + panel, biases += 128, z += 128) {
    const isOne = columns - j < 32
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const at = entries + (load<u32>(image) << 1)
      const end = entries + (load<u32>(image, 4) << 1)
      const row = z + <usize>b * zRow
      if (isOne) sum16(at, end, levels, weights - 64, biases, row)
      else sum32(at, end, levels, weights - 64, panel, biases, row)
    }
  }
}

/**
 * The first `columns` columns of into (panels of [inputs, 16]) += scale × the sum over the batch of (image ⊗ delta [batch,
 * width]): to each weight in proportion to the activation it comes from. Images are added in batch order. For narrow layers;
 * wide ones go by pixel (pixel-lists.ts).
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
      spread16(at, end, levels, delta + <usize>b * deltaRow, into - 64, scale)
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

/** 16 columns of one image; `w` is one row before the panel. */
// @ts-ignore: decorator
@inline
function sum16(at: usize, end: usize, levels: usize, w: usize, biases: usize, z: usize): void {
  let c0 = v128.load(biases)
  let c1 = v128.load(biases, 16)
  let c2 = v128.load(biases, 32)
  let c3 = v128.load(biases, 48)
  if (at < end) do {
    w += <usize>load<u8>(at) << 6
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    c0 = madd(x, v128.load(w), c0)
    c1 = madd(x, v128.load(w, 16), c1)
    c2 = madd(x, v128.load(w, 32), c2)
    c3 = madd(x, v128.load(w, 48), c3)
    at += 2
  } while (at < end)
  v128.store(z, c0)
  v128.store(z, c1, 16)
  v128.store(z, c2, 32)
  v128.store(z, c3, 48)
}

/** 16 columns of one image in each of two panels; `w` is one row before the first. */
// @ts-ignore: decorator
@inline
function sum32(at: usize, end: usize, levels: usize, w: usize, panel: usize, biases: usize, z: usize): void {
  let c0 = v128.load(biases)
  let c1 = v128.load(biases, 16)
  let c2 = v128.load(biases, 32)
  let c3 = v128.load(biases, 48)
  let d0 = v128.load(biases, 64)
  let d1 = v128.load(biases, 80)
  let d2 = v128.load(biases, 96)
  let d3 = v128.load(biases, 112)
  if (at < end) do {
    w += <usize>load<u8>(at) << 6
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    at += 2
    c0 = madd(x, v128.load(w), c0)
    c1 = madd(x, v128.load(w, 16), c1)
    c2 = madd(x, v128.load(w, 32), c2)
    c3 = madd(x, v128.load(w, 48), c3)
    // Never so. Without it V8 reads all that follows before the first product, and has not the registers for that.
    if (at > end) break
    const v = w + panel
    d0 = madd(x, v128.load(v), d0)
    d1 = madd(x, v128.load(v, 16), d1)
    d2 = madd(x, v128.load(v, 32), d2)
    d3 = madd(x, v128.load(v, 48), d3)
  } while (at < end)
  v128.store(z, c0)
  v128.store(z, c1, 16)
  v128.store(z, c2, 32)
  v128.store(z, c3, 48)
  v128.store(z, d0, 64)
  v128.store(z, d1, 80)
  v128.store(z, d2, 96)
  v128.store(z, d3, 112)
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
