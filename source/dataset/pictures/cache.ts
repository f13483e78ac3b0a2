import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type ImageShape, inputsOf, planesOf } from '../../engine/image-shape.js'

/** Images that were decoded before, by the SHA-256 of the file they were decoded from, as hexadecimal digits. */
export type DecodedImages = ReadonlyMap<string, Uint8Array>

const sumBytes = 32
const version = 2

/** The file that keeps the images of a folder of pictures for a shape and a decoder. */
export function cachePath(cache: string, folder: string, shape: ImageShape, decoder: string): string {
  const name = createHash('sha256').update(JSON.stringify([resolve(folder), heading(shape, decoder)]))
  return join(cache, `${name.digest('hex').slice(0, 32)}.pictures`)
}

/**
 * The images that a file keeps: a line of JSON with the shape and the decoder, for each image the SHA-256 of its file and its
 * pixels, and the SHA-256 of all that. Empty where there is no file, or it is damaged in any way, or of another kind.
 */
export async function readCache(path: string, shape: ImageShape, decoder: string): Promise<DecodedImages> {
  const images = new Map<string, Uint8Array>()
  const bytes = await readFile(path).catch(() => null)
  const start = Buffer.from(heading(shape, decoder))
  if (!bytes?.subarray(0, start.length).equals(start)) return images
  const end = bytes.length - sumBytes
  const record = sumBytes + inputsOf(shape)
  if (end < start.length || (end - start.length) % record !== 0) return images
  if (!createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end))) return images
  for (let at = start.length; at < end; at += record) {
    images.set(bytes.toString('hex', at, at + sumBytes), bytes.subarray(at + sumBytes, at + record))
  }
  return images
}

/** Puts images into a file, whole or not at all. @throws the system's error. */
export async function writeCache(
  path: string,
  shape: ImageShape,
  decoder: string,
  images: DecodedImages
): Promise<void> {
  const sum = createHash('sha256')
  const parts = [Buffer.from(heading(shape, decoder))]
  for (const [hash, pixels] of images) parts.push(Buffer.from(hash, 'hex'), Buffer.from(pixels))
  for (const part of parts) sum.update(part)
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  await mkdir(join(path, '..'), { recursive: true })
  try {
    await writeFile(temporary, Buffer.concat([...parts, sum.digest()]), { flag: 'wx' })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function heading(shape: ImageShape, decoder: string): string {
  const { width, height } = shape
  return `${JSON.stringify({ version, width, height, channels: planesOf(shape), decoder })}\n`
}
