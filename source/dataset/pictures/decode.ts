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
        .toColourspace('srgb')
        .raw({ depth: 'uchar' })
      const { data, info } = await picture.toBuffer({ resolveWithObject: true })
      if (data.length !== shape.width * shape.height * info.channels) throw new Error('its size is not what was asked')
      return shape.channels ? planes(data, inputsOf(shape), info.channels) : grey(data, info.channels)
    }
  }
}

/**
 * How bright each pixel is: the luma of ITU-R BT.601, as Pillow and OpenCV make pictures grey. It is done here because in
 * libvips, which goes through linear light, it takes as long as all the rest.
 */
function grey(pixels: Uint8Array, channels: number): Uint8Array {
  if (channels < 3) return plane(pixels, channels, 0)
  return Uint8Array.from({ length: pixels.length / channels }, (_, i) => {
    const at = i * channels
    return Math.round((299 * pixels[at]! + 587 * pixels[at + 1]! + 114 * pixels[at + 2]!) / 1000)
  })
}

function plane(pixels: Uint8Array, channels: number, channel: number): Uint8Array {
  if (channels === 1) return pixels
  return Uint8Array.from({ length: pixels.length / channels }, (_, i) => pixels[i * channels + channel]!)
}

/** Red, green and blue of each pixel, made three planes; a grey picture has three alike. */
function planes(pixels: Uint8Array, inputs: number, channels: number): Uint8Array {
  const made = new Uint8Array(inputs)
  for (const channel of [0, 1, 2]) made.set(plane(pixels, channels, channels < 3 ? 0 : channel), (channel * inputs) / 3)
  return made
}
