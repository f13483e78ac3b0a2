import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from './dataset.js'
import { parseIdx } from './idx.js'
import type { InkImage } from './ink-image.js'

/** A picture that a person drew, and said what it is. */
export interface Drawing extends InkImage {
  readonly label: number
  /** Names of the classes that it was one of. */
  readonly classes: readonly string[]
}

/** How many drawings there are, to learn from and for the exam. */
export interface DrawnSet {
  readonly training: number
  readonly test: number
}

/** Puts a file in its place whole or not at all. */
type Write = (path: string, bytes: Uint8Array) => Promise<void>

type Part = 'train' | 't10k'

/** Images of one part, one behind the other. */
interface Drawn {
  readonly pixels: Uint8Array // [count, height, width]
  readonly labels: Uint8Array // [count]
}

/** Of each class, the second drawing is for the exam, and from there every fifth. */
const testEvery = 5

/**
 * Adds a drawing to a personal data set in MNIST's own form, with its classes' names beside it, and makes the set with the
 * first one. The labels are written behind the images, so that an image without a label, which is all that can be left
 * when the program ends in between, is known as such, and replaced by the next.
 * @throws DataError when what is there is another data set, and the system's error when it can't be written.
 */
export async function addDrawing(folder: string, drawing: Drawing, write: Write): Promise<DrawnSet> {
  await mkdir(folder, { recursive: true })
  const names = `${drawing.classes.map(name => name.replace(/\s+/g, ' ').trim()).join('\n')}\n`
  const known = await readIfThere(join(folder, 'classes.txt'))
  if (known && new TextDecoder().decode(known) !== names) {
    throw new DataError(`${folder} holds drawings of other classes: move it away to begin another set.`)
  }
  const parts = { train: await readPart(folder, 'train', drawing), t10k: await readPart(folder, 't10k', drawing) }
  const before = [parts.train, parts.t10k].flatMap(({ labels }) => [...labels.filter(one => one === drawing.label)])
  const part: Part = before.length % testEvery === 1 ? 't10k' : 'train'
  const { pixels, labels } = joined(parts[part], drawing)
  if (!known) await write(join(folder, 'classes.txt'), new TextEncoder().encode(names))
  const [imagesPath, labelsPath] = pathsOf(folder, part)
  await write(imagesPath, idxBytes([labels.length, drawing.height, drawing.width], pixels))
  await write(labelsPath, idxBytes([labels.length], labels))
  const counts = { train: parts.train.labels.length, t10k: parts.t10k.labels.length, [part]: labels.length }
  return { training: counts.train, test: counts.t10k }
}

function pathsOf(folder: string, part: Part): [images: string, labels: string] {
  return [join(folder, `${part}-images-idx3-ubyte`), join(folder, `${part}-labels-idx1-ubyte`)]
}

function joined(drawn: Drawn, { pixels, label }: Drawing): Drawn {
  return { pixels: chained(drawn.pixels, pixels), labels: chained(drawn.labels, Uint8Array.of(label)) }
}

function chained(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** What there is of a part, as far as it has images and labels. */
async function readPart(folder: string, part: Part, { width, height }: InkImage): Promise<Drawn> {
  const [imagesPath, labelsPath] = pathsOf(folder, part)
  const [images, labels] = [await readIfThere(imagesPath), await readIfThere(labelsPath)]
  if (!images || !labels) return { pixels: new Uint8Array(0), labels: new Uint8Array(0) }
  const { dimensions, values } = parseIdx(images, imagesPath)
  if (dimensions.length !== 3 || dimensions[1] !== height || dimensions[2] !== width) {
    throw new DataError(`${folder} holds drawings of another size: move it away to begin another set.`)
  }
  const classes = parseIdx(labels, labelsPath).values
  const count = Math.min(dimensions[0]!, classes.length)
  return { pixels: values.subarray(0, count * width * height), labels: classes.subarray(0, count) }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new DataError(`${path} can't be read (${error.code}): move it away to begin another set.`)
  })
}

/** An IDX file: two zero bytes, the type of its numbers, how many dimensions, each size as a big-endian u32, values. */
function idxBytes(dimensions: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + values.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x0800 + dimensions.length)
  dimensions.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size)
  })
  bytes.set(values, 4 + 4 * dimensions.length)
  return bytes
}
