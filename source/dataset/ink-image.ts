/** A grey image: no ink is 0, full ink 255. */
export interface InkImage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array // [height, width]
}

/** An image in another size: each new pixel from the old ones around it, the nearer the more, so that no line is lost. */
export function resized(image: InkImage, width: number, height: number): InkImage {
  const across = weightsOf(image.width, width)
  const down = weightsOf(image.height, height)
  const half = new Float64Array(image.height * width)
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < width; x++) {
      const { first, weights } = across[x]!
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * image.pixels[y * image.width + first + i]!
      half[y * width + x] = sum
    }
  }
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const { first, weights } = down[y]!
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * half[(first + i) * width + x]!
      pixels[y * width + x] = Math.round(sum)
    }
  }
  return { width, height, pixels }
}

/** For each of `to` places along a line of `from` old ones: the old ones it is made of, by a triangle around its middle. */
function weightsOf(from: number, to: number) {
  const ratio = from / to
  const reach = Math.max(1, ratio)
  return Array.from({ length: to }, (_, place) => {
    const middle = (place + 0.5) * ratio
    const first = Math.max(0, Math.floor(middle - reach))
    const last = Math.min(from - 1, Math.ceil(middle + reach) - 1)
    const raw = Array.from({ length: last - first + 1 }, (_, i) =>
      Math.max(0, 1 - Math.abs(first + i + 0.5 - middle) / reach)
    )
    const total = raw.reduce((sum, weight) => sum + weight, 0)
    return { first, weights: raw.map(weight => weight / total) }
  })
}
