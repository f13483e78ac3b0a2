import sharp from 'sharp'

/** A grey picture with a digit in it, on a ground that may be lit unevenly: `ground` and `light` are its levels at the left and right. */
export function written(ink: number, ground: number, light = ground) {
  const [width, height] = [120, 160]
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    // A seven: a bar, and a line down from its right end.
    const isBar = x >= 35 && x <= 85 && Math.abs(y - 40) <= 5
    const isStem = y >= 40 && y <= 120 && Math.abs(x - (85 - (y - 40) * 0.4)) <= 6
    return isBar || isStem ? ink : Math.round(ground + ((light - ground) * x) / width)
  })
  return { width, height, pixels }
}

export function encoded({ width, height, pixels }: ReturnType<typeof written>) {
  return sharp(pixels, { raw: { width, height, channels: 1 } })
}
