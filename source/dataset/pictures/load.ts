import { basename, join } from 'node:path'
import { type ImageShape, inputsOf } from '../../engine/image-shape.js'
import { findNames } from '../class-names.js'
import { DataError, type DataSource, type Dataset, type Problem, type Tell } from '../dataset.js'
import { deal, dealtBefore, gather, hashNumber } from '../deal.js'
import { wanted } from '../files.js'
import { cachePath, readCache, writeCache } from './cache.js'
import { createDecoder } from './decode.js'
import { listPictures, type PictureFile, type PictureFolder, subfolders } from './folder.js'
import { type ReadPictures, readPictures } from './read.js'

/** Where images are kept, so that they need not be decoded again. */
const cacheFolder = join('data', '.cache')

/** Width and height of images where nobody asks for others. */
const defaultSize = [28, 28] as const

/**
 * A data set of pictures, one subfolder a class, made grey or, if wished, left in colour, and brought to one size. A seventh
 * of each class is the exam, chosen by what the files hold; or there are two subfolders train and test which hold the classes.
 * What can't be used is left out and is among the problems.
 * @throws DataError when there are not two classes with pictures.
 */
export async function loadPictures(folder: string, source: DataSource, tell: Tell): Promise<Dataset> {
  const [width, height] = source.size ?? defaultSize
  const shape: ImageShape = { width, height, ...(source.colour && { channels: 3 }) }
  const { listed, tested } = await listParts(folder)
  if (listed.files.length === 0) throw new DataError(`${folder} holds nothing to train on: ${wanted}.`)
  const { pictures, problems } = await read(folder, shape, listed.files, tell)
  const labels = pictures.usable.map(place => listed.files[place]!.label)
  const used = listed.classes.flatMap((_, label) => (labels.includes(label) ? [label] : []))
  if (used.length < 2) {
    const [first] = pictures.problems
    const reason = first ? ` (${first.path} ${first.what})` : ''
    const found = used.length === 0 ? 'no picture that can be read' : 'pictures of one class only'
    throw new DataError(`${folder} has ${found}${reason}: --data wants a subfolder of pictures for each class.`)
  }
  const given = await findNames(source.names, folder)
  if (given && given.names.length !== used.length) {
    throw new DataError(
      `${given.path} names ${given.names.length} classes, and ${folder} has ${used.length}: give one for each subfolder.`
    )
  }
  const block = { pixels: pictures.pixels, labels: Uint8Array.from(labels, label => used.indexOf(label)) }
  const hashes = Float64Array.from(pictures.hashes, hash => hashNumber(Buffer.from(hash, 'hex')))
  const path = (i: number) => listed.files[pictures.usable[i]!]!.path
  const hands =
    tested === null ? deal(block.labels, hashes) : dealtBefore(block.labels, hashes, i => pictures.usable[i]! >= tested)
  if (hands.train.length === 0)
    throw new DataError(`${folder} has no picture to train on: put some into its train folder.`)
  const inputs = inputsOf(shape)
  return {
    name: basename(folder),
    ...shape,
    classes: given?.names ?? used.map(label => listed.classes[label]!),
    train: gather(block, hands.train, inputs),
    test: gather(block, hands.test, inputs),
    originals: pictures.originals,
    problems: [...listed.problems, ...problems, ...twins(pictures.hashes, block.labels, path)]
  }
}

/** The files, and from which one on they are for the exam, where the folder says so. */
async function listParts(folder: string): Promise<{ listed: PictureFolder; tested: number | null }> {
  const names = await subfolders(folder)
  const isParted = names.length === 2 && names.includes('train') && names.includes('test')
  if (!isParted || (await subfolders(join(folder, 'train'))).length < 2) {
    return { listed: await listPictures(folder), tested: null }
  }
  const [train, test] = [await listPictures(join(folder, 'train')), await listPictures(join(folder, 'test'))]
  const unknown = test.classes.find(name => !train.classes.includes(name))
  if (unknown !== undefined) {
    throw new DataError(`${join(folder, 'test', unknown)} has no folder of that name beside it in train: add one.`)
  }
  const moved = test.files.map(
    ({ path, label }): PictureFile => ({ path, label: train.classes.indexOf(test.classes[label]!) })
  )
  const listed = { ...train, files: [...train.files, ...moved], problems: [...train.problems, ...test.problems] }
  return { listed, tested: train.files.length }
}

async function read(
  folder: string,
  shape: ImageShape,
  files: readonly PictureFile[],
  tell: Tell
): Promise<{ pictures: ReadPictures; problems: readonly Problem[] }> {
  const decoder = await createDecoder()
  const path = cachePath(cacheFolder, folder, shape, decoder.name)
  const pictures = await readPictures(files, shape, await readCache(path, shape, decoder.name), decoder, tell)
  const { hashes, pixels, problems, decoded } = pictures
  if (decoded === 0) return { pictures, problems }
  const inputs = inputsOf(shape)
  const images = new Map(hashes.map((hash, i) => [hash, pixels.subarray(i * inputs, (i + 1) * inputs)]))
  tell('keeping the pictures for the next time')
  try {
    await writeCache(path, shape, decoder.name, images)
    return { pictures, problems }
  } catch (error) {
    const what = `can't be written (${(error as NodeJS.ErrnoException).code}): pictures will be prepared anew each time`
    return { pictures, problems: [...problems, { path: cacheFolder, what }] }
  }
}

/** Files that hold the same as another, which is worth knowing, and worse when they are said to show different things. */
function twins(hashes: readonly string[], labels: Uint8Array, path: (i: number) => string): Problem[] {
  const seen = new Map<string, number>()
  return hashes.flatMap((hash, i): Problem[] => {
    const first = seen.get(hash)
    if (first === undefined) {
      seen.set(hash, i)
      return []
    }
    const where = labels[first] === labels[i] ? '' : ', in another class'
    return [{ path: path(i), what: `is the same picture as ${path(first)}${where}` }]
  })
}
