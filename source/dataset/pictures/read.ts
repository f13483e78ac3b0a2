import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type ImageShape, inputsOf } from '../../engine/image-shape.js'
import type { OriginalSize, Problem, Tell } from '../dataset.js'
import type { DecodedImages } from './cache.js'
import { type Decoder, mostPixels } from './decode.js'
import type { PictureFile } from './folder.js'
import { readHeader } from './header.js'

/** The pictures among some files. */
export interface ReadPictures {
  /** Places in the list of files, of those that are pictures. */
  readonly usable: readonly number[]
  readonly pixels: Uint8Array // [usable, inputs]
  /** SHA-256 of each one's file // [usable] */
  readonly hashes: readonly string[]
  readonly problems: readonly Problem[]
  /** Sizes of the smallest and the largest. */
  readonly originals: readonly [smallest: OriginalSize, largest: OriginalSize] | undefined
  /** How many were decoded and not found among those from before. */
  readonly decoded: number
}

const mebibyte = 2 ** 20
/** Longer files are no pictures that anybody trains on. */
const longestFile = 64 * mebibyte
/** Most pictures say in their first bytes how large they are; some have a profile or a thumbnail before. */
const usualStart = 2 ** 16
const longestStart = 2 ** 22
/** What all decoders together may use at a time, about; a picture that needs more is not read. */
const mostMemory = 96 * mebibyte
/** Milliseconds between two reports. */
const reportInterval = 100

/**
 * Reads files and makes those that are pictures into images, as many at a time as there is work for all cores. What is in
 * `known` is not decoded again. A file that is no picture, is damaged or too large is left out, and told of.
 */
export async function readPictures(
  files: readonly PictureFile[],
  shape: ImageShape,
  known: DecodedImages,
  decoder: Decoder,
  tell: Tell
): Promise<ReadPictures> {
  const inputs = inputsOf(shape)
  const images = new Array<Uint8Array | undefined>(files.length)
  const hashes = new Array<string>(files.length)
  const problems = new Array<Problem | undefined>(files.length)
  const sizes = new Array<OriginalSize | undefined>(files.length)
  const gate = createGate(mostMemory)
  let next = 0
  let decoded = 0
  let reported = performance.now()

  async function lane(): Promise<void> {
    for (let i = next++; i < files.length; i = next++) {
      const { path } = files[i]!
      const now = performance.now()
      if (now - reported > reportInterval) {
        reported = now
        tell(`preparing pictures: ${i} of ${files.length}`)
        // Others have a word now and then, too.
        await new Promise(resolve => setImmediate(resolve))
      }
      try {
        images[i] = await prepare(path, i)
      } catch (error) {
        problems[i] = { path, what: whatIs(error) }
      }
    }
  }

  /** The image of a picture's file, whose hash it notes. @throws BadPicture, or the system's error. */
  async function prepare(path: string, i: number): Promise<Uint8Array> {
    const file = openPicture(path)
    try {
      await gate.enter(file.memory)
      try {
        const bytes = file.read()
        sizes[i] = file.size
        const hash = createHash('sha256').update(bytes).digest('hex')
        hashes[i] = hash
        const before = known.get(hash)
        if (before) return before
        const image = await decoder.decode(bytes, shape).catch(error => {
          throw new BadPicture(`can't be decoded (${clause(error)})`)
        })
        decoded++
        return image
      } finally {
        gate.leave(file.memory)
      }
    } finally {
      file.close()
    }
  }

  // Twice as many as cores, so that none waits for a file to be read; the thread pool has four threads at least.
  await Promise.all(Array.from({ length: Math.max(4, 2 * availableParallelism()) }, lane))
  const usable = files.flatMap((_, i) => (images[i] ? [i] : []))
  const pixels = new Uint8Array(usable.length * inputs)
  usable.forEach((place, i) => {
    pixels.set(images[place]!, i * inputs)
  })
  return {
    usable,
    pixels,
    originals: extremes(usable.map(place => sizes[place]!)),
    hashes: usable.map(place => hashes[place]!),
    problems: problems.filter(problem => problem !== undefined),
    decoded
  }
}

/** Why a file is left out, as a clause. */
export class BadPicture extends Error {}

interface OpenPicture {
  readonly size: OriginalSize
  /** What reading and decoding it takes, in bytes. */
  readonly memory: number
  read(): Uint8Array
  close(): void
}

/** Opens a picture of which enough is read to know what it takes. @throws BadPicture, or the system's error. */
export function openPicture(path: string): OpenPicture {
  // Opening a pipe would keep us waiting.
  if (!statSync(path).isFile()) throw new BadPicture('is not a file')
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size === 0) throw new BadPicture('is empty')
    if (size > longestFile) throw new BadPicture(`is longer than ${longestFile / mebibyte} MiB`)
    const start = readUpTo(file, Math.min(size, usualStart))
    let header = readHeader(start)
    if (header === 'damaged' && size > usualStart) header = readHeader(readUpTo(file, Math.min(size, longestStart)))
    if (header === 'unknown') throw new BadPicture('is not a picture (PNG, JPEG, WebP or GIF)')
    if (header === 'damaged') throw new BadPicture('is damaged: it does not say how large it is')
    const { width, height, memory } = header
    if (width * height > mostPixels || memory > mostMemory) {
      throw new BadPicture(`is too large (${width} × ${height} pixels)`)
    }
    return {
      size: { width, height },
      memory: memory + size,
      read: () => (size === start.length ? start : readUpTo(file, size)),
      close: () => closeSync(file)
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function readUpTo(file: number, count: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(count)
  return bytes.subarray(0, readSync(file, bytes, 0, count, 0))
}

/** The sizes with the fewest and the most pixels. */
function extremes(sizes: readonly OriginalSize[]): ReadPictures['originals'] {
  const [first] = sizes
  if (!first) return undefined
  const area = ({ width, height }: OriginalSize) => width * height
  return sizes.reduce<[OriginalSize, OriginalSize]>(
    ([least, most], size) => [area(size) < area(least) ? size : least, area(size) > area(most) ? size : most],
    [first, first]
  )
}

function whatIs(error: unknown): string {
  if (error instanceof BadPicture) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return `can't be read (${code})`
}

/** The first line of what a library has to say, not at length. */
function clause(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** Lets in as many as use up to `most` together; one alone is always let in. */
function createGate(most: number) {
  let used = 0
  let waiting: (() => void)[] = []
  return {
    async enter(amount: number): Promise<void> {
      while (used > 0 && used + amount > most) await new Promise<void>(resolve => waiting.push(resolve))
      used += amount
    },
    leave(amount: number): void {
      used -= amount
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    }
  }
}
