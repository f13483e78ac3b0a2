/** The shape of the images that a network looks at. */
export interface ImageShape {
  readonly width: number
  readonly height: number
  /** Colour images are three planes one behind the other: red, green, blue. Grey ones have one, and do not say so. */
  readonly channels?: 3 | undefined
}

/** Planes of an image. */
export function planesOf({ channels }: ImageShape): 1 | 3 {
  return channels ?? 1
}

/** Numbers in an image, and so input neurons: one for each pixel of each plane. */
export function inputsOf(shape: ImageShape): number {
  return shape.width * shape.height * planesOf(shape)
}

/** An image // u8 [channels, height, width] // without its colour: the mean of its planes // u8 [height, width] */
export function greyOf(image: Uint8Array, shape: ImageShape): Uint8Array {
  const size = shape.width * shape.height
  if (planesOf(shape) === 1) return image
  return Uint8Array.from({ length: size }, (_, i) =>
    Math.round((image[i]! + image[i + size]! + image[i + 2 * size]!) / 3)
  )
}
