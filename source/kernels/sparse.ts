/**
 * The first layer, where most inputs are zero (81 % of an MNIST image): only nonzero pixels are visited. Images are kept
 * as one list: those of image i are places starts[i] … starts[i + 1] of `indices` u16 (which pixel) and `values` f32
 * (its activation). Weights are [inputs, stride], so the weights that leave one pixel lie side by side.
 */

/** z [batch, stride] = biases + the sum over nonzero pixels of value × weights[pixel], for images `examples` u32 [batch]. */
export function affineSparse(
  examples: usize, starts: usize, indices: usize, values: usize,
  weights: usize, biases: usize, z: usize, batch: i32, stride: i32
): void {
  const bytes = <usize>stride << 2
  for (let b = 0; b < batch; b++, examples += 4, z += bytes) {
    const image = starts + (<usize>load<u32>(examples) << 2)
    const first = load<u32>(image)
    const count = load<u32>(image, 4) - first
    const at = indices + (<usize>first << 1)
    const value = values + (<usize>first << 2)
    let j: usize = 0
    for (; j + 64 <= bytes; j += 64) sumWide(at, value, count, weights + j, biases + j, z + j, bytes)
    for (; j < bytes; j += 16) sumNarrow(at, value, count, weights + j, biases + j, z + j, bytes)
  }
}

/** Sixteen columns of one image. Even and odd pixels are summed apart, so that additions need not wait for each other. */
// @ts-ignore: decorator
@inline
function sumWide(at: usize, value: usize, count: u32, weights: usize, biases: usize, z: usize, bytes: usize): void {
  let even0 = v128.load(biases)
  let even1 = v128.load(biases, 16)
  let even2 = v128.load(biases, 32)
  let even3 = v128.load(biases, 48)
  let odd0 = f32x4.splat(0)
  let odd1 = odd0
  let odd2 = odd0
  let odd3 = odd0
  for (const end = at + (<usize>(count & ~1) << 1); at < end; at += 4, value += 8) {
    const row = weights + <usize>load<u16>(at) * bytes
    const x = v128.load_splat<f32>(value)
    even0 = f32x4.add(even0, f32x4.mul(x, v128.load(row)))
    even1 = f32x4.add(even1, f32x4.mul(x, v128.load(row, 16)))
    even2 = f32x4.add(even2, f32x4.mul(x, v128.load(row, 32)))
    even3 = f32x4.add(even3, f32x4.mul(x, v128.load(row, 48)))
    const next = weights + <usize>load<u16>(at, 2) * bytes
    const y = v128.load_splat<f32>(value, 4)
    odd0 = f32x4.add(odd0, f32x4.mul(y, v128.load(next)))
    odd1 = f32x4.add(odd1, f32x4.mul(y, v128.load(next, 16)))
    odd2 = f32x4.add(odd2, f32x4.mul(y, v128.load(next, 32)))
    odd3 = f32x4.add(odd3, f32x4.mul(y, v128.load(next, 48)))
  }
  if (count & 1) {
    const row = weights + <usize>load<u16>(at) * bytes
    const x = v128.load_splat<f32>(value)
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
function sumNarrow(at: usize, value: usize, count: u32, weights: usize, biases: usize, z: usize, bytes: usize): void {
  let total = v128.load(biases)
  for (const end = at + (<usize>count << 1); at < end; at += 2, value += 4) {
    const row = weights + <usize>load<u16>(at) * bytes
    total = f32x4.add(total, f32x4.mul(v128.load_splat<f32>(value), v128.load(row)))
  }
  v128.store(z, total)
}

/**
 * into [inputs, stride] += scale × the sum over the batch of (image ⊗ delta): to each weight in proportion to the
 * activation it comes from. Images are added in batch order.
 */
export function outerSparse(
  examples: usize, starts: usize, indices: usize, values: usize,
  delta: usize, into: usize, batch: i32, stride: i32, scale: f32
): void {
  const bytes = <usize>stride << 2
  for (let b = 0; b < batch; b++, examples += 4, delta += bytes) {
    const image = starts + (<usize>load<u32>(examples) << 2)
    const first = load<u32>(image)
    const end = indices + (<usize>load<u32>(image, 4) << 1)
    let j: usize = 0
    for (; j + 64 <= bytes; j += 64) {
      const d0 = f32x4.mul(v128.load(delta + j), f32x4.splat(scale))
      const d1 = f32x4.mul(v128.load(delta + j, 16), f32x4.splat(scale))
      const d2 = f32x4.mul(v128.load(delta + j, 32), f32x4.splat(scale))
      const d3 = f32x4.mul(v128.load(delta + j, 48), f32x4.splat(scale))
      let value = values + (<usize>first << 2)
      for (let at = indices + (<usize>first << 1); at < end; at += 2, value += 4) {
        const row = into + j + <usize>load<u16>(at) * bytes
        const x = v128.load_splat<f32>(value)
        v128.store(row, f32x4.add(v128.load(row), f32x4.mul(x, d0)))
        v128.store(row, f32x4.add(v128.load(row, 16), f32x4.mul(x, d1)), 16)
        v128.store(row, f32x4.add(v128.load(row, 32), f32x4.mul(x, d2)), 32)
        v128.store(row, f32x4.add(v128.load(row, 48), f32x4.mul(x, d3)), 48)
      }
    }
    for (; j < bytes; j += 16) {
      const d = f32x4.mul(v128.load(delta + j), f32x4.splat(scale))
      let value = values + (<usize>first << 2)
      for (let at = indices + (<usize>first << 1); at < end; at += 2, value += 4) {
        const row = into + j + <usize>load<u16>(at) * bytes
        v128.store(row, f32x4.add(v128.load(row), f32x4.mul(v128.load_splat<f32>(value), d)))
      }
    }
  }
}
