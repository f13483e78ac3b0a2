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
