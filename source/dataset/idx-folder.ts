import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ImageBlock } from '../engine/examples.js'
import { type ClassNames, findNames, readMapping } from './class-names.js'
import { DataError, type DataSource, type Dataset } from './dataset.js'
import { find, unreadable, wanted } from './files.js'
import { readIdxFile } from './idx-file.js'
import { nameNumbers } from './numbered.js'

interface SizedBlock extends ImageBlock {
  readonly height: number
  readonly width: number
}

/** Four IDX files that belong together: those whose names start alike. */
interface IdxSet {
  readonly folder: string
  /** `emnist-letters`, and empty for MNIST's own names. */
  readonly prefix: string
  readonly files: readonly string[]
}

/** `emnist-letters-train-images-idx3-ubyte.gz`, `t10k-labels.idx1-ubyte` */
const fileName = /^(?:(.+)-)?(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(?:\.gz)?$/

/** More pixels than any network here looks at. */
export const mostPixels = 2 ** 20

/**
 * The IDX files of a folder, or those of a path like gzip/emnist-letters, which names some of the files in a folder; null
 * where there are none.
 * @throws DataError when there are several sets of them.
 */
export async function findIdxSet(path: string): Promise<IdxSet | null> {
  const isFolder = (await find(path))?.isDirectory()
  const folder = isFolder ? path : dirname(path)
  if (!isFolder && !(await find(folder))?.isDirectory()) return null
  const files = (await list(folder)).filter(name => fileName.test(name)).toSorted()
  const prefixes = [...new Set(files.map(name => fileName.exec(name)![1] ?? ''))]
  if (!isFolder) {
    const prefix = basename(path)
    return prefixes.includes(prefix) ? { folder, prefix, files } : null
  }
  if (prefixes.length > 1) {
    const names = prefixes.slice(0, 8).map(prefix => prefix || 'MNIST')
    const example = join(path, prefixes.find(prefix => prefix !== '')!)
    throw new DataError(`${path} holds several data sets (${names.join(', ')}): name one, as in --data ${example}.`)
  }
  return prefixes.length === 0 ? null : { folder, prefix: prefixes[0]!, files }
}

/**
 * A data set in MNIST's own form: train-images-idx3-ubyte, train-labels-idx1-ubyte and the same two for t10k or test, packed
 * by gzip or not. Classes have the names that are given for them, or those that EMNIST's list beside its files gives, or
 * their numbers. Files that are called emnist-… hold their images column by column, and are put right.
 * @throws DataError when a file is missing, is damaged, or does not fit the others.
 */
export async function loadIdxSet(set: IdxSet, { names }: Pick<DataSource, 'names'> = {}): Promise<Dataset> {
  const { folder, prefix } = set
  const given = (await findNames(names, folder)) ?? (await findMapping(set))
  const train = await readPair(set, ['train'])
  const test = await readPair(set, ['t10k', 'test'])
  const { width, height } = train
  if (test.width !== width || test.height !== height) {
    throw new DataError(
      `${folder} has training images of ${width} × ${height} and test images of ${test.width} × ${test.height}: make them one size.`
    )
  }
  const named = nameNumbers(folder, train, test, given)
  const dataset = { name: prefix || basename(folder), width, height, ...named }
  return /^emnist\b/i.test(prefix) ? transposed(dataset) : dataset
}

async function findMapping({ folder, prefix }: IdxSet): Promise<ClassNames | null> {
  const path = join(folder, `${prefix}-mapping.txt`)
  return prefix !== '' && (await find(path)) ? readMapping(path) : null
}

async function readPair(set: IdxSet, parts: readonly string[]): Promise<SizedBlock> {
  const imagesPath = pathOf(set, parts, 'images')
  const labelsPath = pathOf(set, parts, 'labels')
  const labels = await readIdxFile(labelsPath, ({ count }) => {
    if (count > mostLabels) throw new DataError(`${labelsPath} says it has ${count} labels: fetch it again.`)
  })
  // Labels are few, so they are read first: images that are not as many are not even unpacked.
  const images = await readIdxFile(imagesPath, ({ dimensions }) => {
    const [count, height, width] = dimensions
    if (dimensions.length !== 3 || !count || !height || !width) {
      throw new DataError(`${imagesPath} should hold images × rows × columns, none of them 0.`)
    }
    if (labels.dimensions.length !== 1 || labels.values.length !== count) {
      throw new DataError(
        `${labelsPath} has ${labels.values.length} labels for the ${count} images beside it: fetch both again.`
      )
    }
    if (width * height > mostPixels) {
      throw new DataError(
        `${imagesPath} holds images of ${width} × ${height}, more than ${mostPixels} pixels: make them smaller.`
      )
    }
  })
  const [, height, width] = images.dimensions as [number, number, number]
  return { pixels: images.values, labels: labels.values, height, width }
}

/** More images than a run could go through. */
const mostLabels = 2 ** 24

/** The file of a part, the one that is not packed where there are both. @throws DataError when there is neither. */
function pathOf({ folder, prefix, files }: IdxSet, parts: readonly string[], kind: 'images' | 'labels'): string {
  const isIt = (name: string) => {
    const [, ofPrefix = '', part, ofKind] = fileName.exec(name)!
    return ofPrefix === prefix && parts.includes(part!) && ofKind === kind
  }
  const found = files.find(isIt)
  if (found !== undefined) return join(folder, found)
  const name = `${prefix && `${prefix}-`}${parts[0]}-${kind}-idx${kind === 'images' ? 3 : 1}-ubyte`
  throw new DataError(`${join(folder, name)} is not there: ${wanted}.`)
}

function transposed(dataset: Dataset): Dataset {
  const { width, height, train, test } = dataset
  const turn = ({ pixels, labels }: ImageBlock): ImageBlock => {
    const turned = new Uint8Array(pixels.length)
    const size = width * height
    for (let image = 0; image < pixels.length; image += size) {
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) turned[image + x * height + y] = pixels[image + y * width + x]!
    }
    return { pixels: turned, labels }
  }
  return { ...dataset, width: height, height: width, train: turn(train), test: turn(test) }
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(error => {
    throw unreadable(folder, error)
  })
}
