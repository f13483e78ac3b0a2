import type { ImageShape } from '../engine/image-shape.js'
import { DataError } from './dataset.js'
import { createDecoder } from './pictures/decode.js'
import { BadPicture, openPicture } from './pictures/read.js'

/** A picture as a file has it. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Grey: black is 0, white 255 // [height, width] */
  readonly pixels: Uint8Array
}

/** The longest side that is looked at: far more than a network sees. */
const longestSide = 512
/** How long a file may take to decode. */
const mostSeconds = 10

/**
 * Reads a PNG, JPEG, WebP or GIF: turned upright, its first frame, made smaller where it is large. What is transparent stands
 * against black where the rest is light, and against white elsewhere.
 * @throws DataError when it is not there, can't be read, or is too large.
 */
export async function readPicture(path: string): Promise<Picture> {
  const bytes = bytesOf(path)
  const { default: sharp } = await import('sharp')
  const decoding = sharp(bytes, { sequentialRead: true, failOn: 'error' })
    .timeout({ seconds: mostSeconds })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { data, info } = await decoding.catch(() => damaged(path))
  const size = info.width * info.height
  const [grey, alpha] = [new Uint8Array(size), new Uint8Array(size)]
  for (let i = 0; i < size; i++) {
    const [red, green, blue] = [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!]
    // Luma, ITU-R BT.601.
    grey[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
    alpha[i] = data[4 * i + 3]!
  }
  return { width: info.width, height: info.height, pixels: flattened(grey, alpha) }
}

/**
 * Reads a picture as those of a data set of pictures are read // u8 [channels, height, width]
 * @throws DataError as `readPicture` does.
 */
export async function readPictureAs(path: string, shape: ImageShape): Promise<Uint8Array> {
  const bytes = bytesOf(path)
  const decoder = await createDecoder()
  return decoder.decode(bytes, shape).catch(() => damaged(path))
}

function bytesOf(path: string): Uint8Array {
  try {
    const picture = openPicture(path)
    try {
      return picture.read()
    } finally {
      picture.close()
    }
  } catch (error) {
    if (error instanceof BadPicture) throw new DataError(`${path} ${error.message}: name another picture.`)
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new DataError(
      `${path} ${code === 'ENOENT' ? 'is not there' : `can't be read (${code})`}: name another picture.`
    )
  }
}

function damaged(path: string): never {
  throw new DataError(`${path} is damaged: fetch it again.`)
}

function flattened(grey: Uint8Array, alpha: Uint8Array): Uint8Array {
  let [sum, weight] = [0, 0]
  for (let i = 0; i < grey.length; i++) {
    sum += grey[i]! * alpha[i]!
    weight += alpha[i]!
  }
  const ground = sum > 127.5 * weight ? 0 : 255
  return grey.map((value, i) => Math.round((value * alpha[i]! + ground * (255 - alpha[i]!)) / 255))
}
