/**
 * The first layer, where most inputs are zero (81 % of an MNIST image): only the others are visited. Image i is the entries
 * starts[i] … starts[i + 1] of a list of u16: the low byte says how many pixels further on the next one is (counted from one
 * before the first), the high byte is its level, whose activation stands in `levels`, a table of 256. So an image takes few
 * cache lines, which is what visiting images in random order costs most. Weights are [inputs, stride]: those that leave one
 * pixel lie side by side. Columns are the outermost loop, so that the weights of a block stay in the nearest cache for all
 * images of a batch.
 */

/** z [batch, stride] = biases + the sum over pixels of activation × weights[pixel], for images `examples` u32 [batch]. */
export function affineSparse(
  examples: usize, starts: usize, entries: usize, levels: usize,
  weights: usize, biases: usize, z: usize, batch: i32, stride: i32
): void {
  const bytes = <usize>stride << 2
  let j: usize = 0
  for (; j + 128 <= bytes; j += 128) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const to = z + j + <usize>b * bytes
      sum32(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, weights + j - bytes, biases + j, to, bytes)
    }
  }
  for (; j + 64 <= bytes; j += 64) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const to = z + j + <usize>b * bytes
      sum16(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, weights + j - bytes, biases + j, to, bytes)
    }
  }
  for (; j < bytes; j += 16) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const to = z + j + <usize>b * bytes
      sum4(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, weights + j - bytes, biases + j, to, bytes)
    }
  }
}

/**
 * into [inputs, stride] += scale × the sum over the batch of (image ⊗ delta): to each weight in proportion to the
 * activation it comes from. Images are added in batch order.
 */
export function outerSparse(
  examples: usize, starts: usize, entries: usize, levels: usize,
  delta: usize, into: usize, batch: i32, stride: i32, scale: f32
): void {
  const bytes = <usize>stride << 2
  let j: usize = 0
  for (; j + 128 <= bytes; j += 128) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const from = delta + j + <usize>b * bytes
      spread16(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, from, into + j - bytes, bytes, scale)
      spread16(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, from + 64, into + j + 64 - bytes, bytes, scale)
    }
  }
  for (; j + 64 <= bytes; j += 64) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const from = delta + j + <usize>b * bytes
      spread16(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, from, into + j - bytes, bytes, scale)
    }
  }
  for (; j < bytes; j += 16) {
    for (let b = 0; b < batch; b++) {
      const image = imageOf(examples, b, starts)
      const from = delta + j + <usize>b * bytes
      spread4(entries + (load<u32>(image) << 1), entries + (load<u32>(image, 4) << 1), levels, from, into + j - bytes, bytes, scale)
    }
  }
}

/** Where the start and, behind it, the end of an image of the batch stand. */
// @ts-ignore: decorator
@inline
function imageOf(examples: usize, b: i32, starts: usize): usize {
  return starts + (<usize>load<u32>(examples + (<usize>b << 2)) << 2)
}

/** 32 columns of one image. */
// @ts-ignore: decorator
@inline
function sum32(at: usize, end: usize, levels: usize, row: usize, biases: usize, z: usize, bytes: usize): void {
  let c0 = v128.load(biases)
  let c1 = v128.load(biases, 16)
  let c2 = v128.load(biases, 32)
  let c3 = v128.load(biases, 48)
  let c4 = v128.load(biases, 64)
  let c5 = v128.load(biases, 80)
  let c6 = v128.load(biases, 96)
  let c7 = v128.load(biases, 112)
  for (; at < end; at += 2) {
    row += <usize>load<u8>(at) * bytes
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(row)))
    c1 = f32x4.add(c1, f32x4.mul(x, v128.load(row, 16)))
    c2 = f32x4.add(c2, f32x4.mul(x, v128.load(row, 32)))
    c3 = f32x4.add(c3, f32x4.mul(x, v128.load(row, 48)))
    c4 = f32x4.add(c4, f32x4.mul(x, v128.load(row, 64)))
    c5 = f32x4.add(c5, f32x4.mul(x, v128.load(row, 80)))
    c6 = f32x4.add(c6, f32x4.mul(x, v128.load(row, 96)))
    c7 = f32x4.add(c7, f32x4.mul(x, v128.load(row, 112)))
  }
  v128.store(z, c0)
  v128.store(z, c1, 16)
  v128.store(z, c2, 32)
  v128.store(z, c3, 48)
  v128.store(z, c4, 64)
  v128.store(z, c5, 80)
  v128.store(z, c6, 96)
  v128.store(z, c7, 112)
}

/** 16 columns of one image. Even and odd pixels are summed apart, so that additions need not wait for each other. */
// @ts-ignore: decorator
@inline
function sum16(at: usize, end: usize, levels: usize, row: usize, biases: usize, z: usize, bytes: usize): void {
  let even0 = v128.load(biases)
  let even1 = v128.load(biases, 16)
  let even2 = v128.load(biases, 32)
  let even3 = v128.load(biases, 48)
  let odd0 = f32x4.splat(0)
  let odd1 = odd0
  let odd2 = odd0
  let odd3 = odd0
  for (; at + 2 < end; at += 4) {
    const pair = load<u32>(at)
    row += <usize>(pair & 255) * bytes
    const x = v128.load_splat<f32>(levels + (<usize>((pair >> 8) & 255) << 2))
    even0 = f32x4.add(even0, f32x4.mul(x, v128.load(row)))
    even1 = f32x4.add(even1, f32x4.mul(x, v128.load(row, 16)))
    even2 = f32x4.add(even2, f32x4.mul(x, v128.load(row, 32)))
    even3 = f32x4.add(even3, f32x4.mul(x, v128.load(row, 48)))
    row += <usize>((pair >> 16) & 255) * bytes
    const y = v128.load_splat<f32>(levels + (<usize>(pair >> 24) << 2))
    odd0 = f32x4.add(odd0, f32x4.mul(y, v128.load(row)))
    odd1 = f32x4.add(odd1, f32x4.mul(y, v128.load(row, 16)))
    odd2 = f32x4.add(odd2, f32x4.mul(y, v128.load(row, 32)))
    odd3 = f32x4.add(odd3, f32x4.mul(y, v128.load(row, 48)))
  }
  if (at < end) {
    row += <usize>load<u8>(at) * bytes
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    even0 = f32x4.add(even0, f32x4.mul(x, v128.load(row)))
    even1 = f32x4.add(even1, f32x4.mul(x, v128.load(row, 16)))
    even2 = f32x4.add(even2, f32x4.mul(x, v128.load(row, 32)))
    even3 = f32x4.add(even3, f32x4.mul(x, v128.load(row, 48)))
  }
  v128.store(z, f32x4.add(even0, odd0))
  v128.store(z, f32x4.add(even1, odd1), 16)
  v128.store(z, f32x4.add(even2, odd2), 32)
  v128.store(z, f32x4.add(even3, odd3), 48)
}

/** Four columns of one image. */
// @ts-ignore: decorator
@inline
function sum4(at: usize, end: usize, levels: usize, row: usize, biases: usize, z: usize, bytes: usize): void {
  let total = v128.load(biases)
  for (; at < end; at += 2) {
    row += <usize>load<u8>(at) * bytes
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    total = f32x4.add(total, f32x4.mul(x, v128.load(row)))
  }
  v128.store(z, total)
}

/** Sixteen columns of one image. */
// @ts-ignore: decorator
@inline
function spread16(at: usize, end: usize, levels: usize, delta: usize, row: usize, bytes: usize, scale: f32): void {
  const s = f32x4.splat(scale)
  const d0 = f32x4.mul(v128.load(delta), s)
  const d1 = f32x4.mul(v128.load(delta, 16), s)
  const d2 = f32x4.mul(v128.load(delta, 32), s)
  const d3 = f32x4.mul(v128.load(delta, 48), s)
  for (; at < end; at += 2) {
    row += <usize>load<u8>(at) * bytes
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    v128.store(row, f32x4.add(v128.load(row), f32x4.mul(x, d0)))
    v128.store(row, f32x4.add(v128.load(row, 16), f32x4.mul(x, d1)), 16)
    v128.store(row, f32x4.add(v128.load(row, 32), f32x4.mul(x, d2)), 32)
    v128.store(row, f32x4.add(v128.load(row, 48), f32x4.mul(x, d3)), 48)
  }
}

/** Four columns of one image. */
// @ts-ignore: decorator
@inline
function spread4(at: usize, end: usize, levels: usize, delta: usize, row: usize, bytes: usize, scale: f32): void {
  const d = f32x4.mul(v128.load(delta), f32x4.splat(scale))
  for (; at < end; at += 2) {
    row += <usize>load<u8>(at) * bytes
    const x = v128.load_splat<f32>(levels + (<usize>load<u8>(at, 1) << 2))
    v128.store(row, f32x4.add(v128.load(row), f32x4.mul(x, d)))
  }
}
