import { type ImageShape, planesOf } from '../../engine/image-shape.js'

/** An image // u8 [channels, height, width] // without its colours: of each pixel the average of its planes // [height, width] */
export function inGrey(pixels: Uint8Array, shape: ImageShape): Uint8Array {
  const planes = planesOf(shape)
  const size = shape.width * shape.height
  if (planes === 1) return pixels
  return Uint8Array.from({ length: size }, (_, p) => (pixels[p]! + pixels[size + p]! + pixels[2 * size + p]!) / planes)
}
