import { stat } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { DataError } from './dataset.js'

/** A picture as a file has it. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Grey: black is 0, white 255 // [height, width] */
  readonly pixels: Uint8Array
}

/** What is read. Others either say how to draw something, which may take for ever, or are no pictures. */
const formats = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif', 'avif']
/** The longest side that is looked at: far more than a network sees. */
const longestSide = 512
/** A photograph has 50 million; a small file may say that it has more pixels than fit in memory. */
const mostPixels = 2e8
const mostBytes = 2 ** 28
/** How long a file may take to decode. */
const mostSeconds = 10

/**
 * Reads a picture of any usual format, turned upright, its first page only, made smaller where it is large. What is
 * transparent stands against black where the rest is light, and against white elsewhere.
 * @throws DataError when it is not there, can't be read, or is too large.
 */
export async function readPicture(path: string): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  await refuseOthers(path)
  const decoder = sharp(path, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'truncated', pages: 1 })
  try {
    const { format } = await decoder.metadata()
    if (!formats.includes(format ?? '')) {
      throw new DataError(`${path} is a picture of a kind that is not read here (${format}): convert it to PNG.`)
    }
    return await decoded(decoder)
  } catch (error) {
    throw error instanceof DataError ? error : new DataError(`${path} ${problemOf(error)}`)
  }
}

async function decoded(decoder: Sharp): Promise<Picture> {
  const { data, info } = await decoder
    .timeout({ seconds: mostSeconds })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
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

function flattened(grey: Uint8Array, alpha: Uint8Array): Uint8Array {
  let [sum, weight] = [0, 0]
  for (let i = 0; i < grey.length; i++) {
    sum += grey[i]! * alpha[i]!
    weight += alpha[i]!
  }
  const ground = sum > 127.5 * weight ? 0 : 255
  return grey.map((value, i) => Math.round((value * alpha[i]! + ground * (255 - alpha[i]!)) / 255))
}

/** A pipe would keep us waiting, a device may never end, and a file of gigabytes is no picture. */
async function refuseOthers(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new DataError(
      error.code === 'ENOENT'
        ? `${path} is not there: name a picture.`
        : `${path} can't be read (${error.code}): name another picture.`
    )
  })
  if (!found.isFile()) throw new DataError(`${path} is not a file: name a picture.`)
  if (found.size === 0) throw new DataError(`${path} is empty: name another picture.`)
  if (found.size > mostBytes) throw new DataError(`${path} is larger than 256 MiB: make it smaller first.`)
}

/** What libvips says in words of its own, as a clause. */
function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(message)) return 'has more than 200 million pixels: make it smaller first.'
  if (/unsupported image format/i.test(message)) return 'is no picture that is known here: convert it to PNG.'
  if (/timeout/i.test(message)) return `takes longer than ${mostSeconds} seconds to read: convert it to PNG.`
  return 'is damaged: fetch it again.'
}
