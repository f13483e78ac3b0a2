import { availableParallelism } from 'node:os'
import { type ImageShape, inputsOf } from '../../engine/image-shape.js'

/** Makes a picture's file into an image: its planes one behind the other // u8 [channels, height, width] */
export interface Decoder {
  /** What decodes: another one may find other pixels in the same file. */
  readonly name: string
  /** @throws Error that says what is wrong with the file. */
  decode(bytes: Uint8Array, shape: ImageShape): Promise<Uint8Array>
}

/** The largest picture that is decoded, in pixels. */
export const mostPixels = 10 ** 8

/** A decoder of PNG, JPEG, WebP and GIF. Nothing is loaded before it is asked for: libvips alone takes 20 MB. */
export async function createDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp')
  // Pictures are small and many, so each is decoded by a thread of its own; there are four of those (UV_THREADPOOL_SIZE).
  sharp.concurrency(Math.ceil(availableParallelism() / 4))
  sharp.cache(false)
  return {
    name: `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`,
    async decode(bytes, shape) {
      // Upright, on white where it is transparent, the first of several frames; squeezed to the size, so nothing is cut off.
      const picture = sharp(bytes, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'error' })
        .autoOrient()
        .flatten({ background: '#fff' })
        .resize(shape.width, shape.height, { fit: 'fill' })
        .toColourspace(shape.channels ? 'srgb' : 'b-w')
        .raw({ depth: 'uchar' })
      const { data, info } = await picture.toBuffer({ resolveWithObject: true })
      if (data.length !== shape.width * shape.height * info.channels)
        throw new Error('its size is not what was asked for')
      return shape.channels ? planes(data, shape, info.channels) : plane(data, info.channels, 0)
    }
  }
}

function plane(pixels: Uint8Array, channels: number, channel: number): Uint8Array {
  if (channels === 1) return pixels
  return Uint8Array.from({ length: pixels.length / channels }, (_, i) => pixels[i * channels + channel]!)
}

/** Red, green and blue of each pixel, made three planes; a grey picture has three alike. */
function planes(pixels: Uint8Array, shape: ImageShape, channels: number): Uint8Array {
  const made = new Uint8Array(inputsOf(shape))
  const size = shape.width * shape.height
  for (const channel of [0, 1, 2]) made.set(plane(pixels, channels, channels < 3 ? 0 : channel), channel * size)
  return made
}
