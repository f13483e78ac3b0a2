import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ImageBlock } from '../engine/examples.js'
import { type ClassNames, findNames } from './class-names.js'
import { createTableReader, type Table } from './csv.js'
import { DataError, type DataSource, type Dataset, type Tell } from './dataset.js'
import { deal, gather, hashNumber } from './deal.js'
import { find, lengthOf, unreadable } from './files.js'
import { nameNumbers } from './numbered.js'

/** `train.csv`, `mnist_train.csv` */
const trainName = /train\.csv$/i

/** The CSV file of training images in a folder; null where there is none. @throws DataError when there are several. */
export async function findTrainCsv(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(error => {
    throw unreadable(folder, error)
  })
  const [name, ...more] = names.filter(name => trainName.test(name)).toSorted()
  if (name === undefined) return null
  if (more.length === 0) return join(folder, name)
  throw new DataError(
    `${folder} holds several data sets (${[name, ...more].slice(0, 8).join(', ')}): name a file of them.`
  )
}

/**
 * A data set of rows of a label and pixels. Beside a file called train.csv, or something-train.csv, the one with test instead
 * is the exam; without one, a seventh of each class is, chosen by what the rows hold. Rows are square images, unless `size`
 * says otherwise. Labels are numbers, or names.
 * @throws DataError when a file is missing, is damaged, or does not fit the other.
 */
export async function loadCsv(path: string, { names, size, colour }: DataSource, tell: Tell): Promise<Dataset> {
  if (colour) throw new DataError(`${path} has pixels of one kind: leave out --colour, which is for pictures.`)
  const given = await findNames(names, dirname(path))
  const beside = path.replace(trainName, found => found.replace(/train/i, word => (word === 'TRAIN' ? 'TEST' : 'test')))
  const train = await readTable(path, tell)
  const test = beside !== path && (await find(beside)) ? await readTable(beside, tell) : null
  if (test && test.width !== train.width) {
    throw new DataError(
      `${beside} has ${test.width} pixels a line and ${path} has ${train.width}: both need a label and the same pixels.`
    )
  }
  const [width, height] = sizeOf(path, train.width, size)
  const named = nameLabels(path, train, test, given)
  const parts = test ? named : dealt(named, train.width)
  return { ...named, ...parts, name: basename(test ? dirname(path) : path), width, height }
}

async function readTable(path: string, tell: Tell): Promise<Table> {
  const length = await lengthOf(path)
  const reader = createTableReader(path)
  let read = 0
  let told = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
      reader.push(chunk)
      read += chunk.length
      if (read - told < 2 ** 23) continue
      told = read
      tell(`reading ${path}: ${Math.floor((100 * read) / length)} %`)
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  return reader.end()
}

function sizeOf(path: string, pixels: number, size: DataSource['size']): readonly [number, number] {
  const side = Math.sqrt(pixels)
  const [width, height] = size ?? [side, side]
  if (width * height === pixels) return [width, height]
  throw new DataError(
    size
      ? `${path} has ${pixels} pixels a line, which is not ${width} × ${height}: give another --size.`
      : `${path} has ${pixels} pixels a line, which make no square: give --size <width>x<height>.`
  )
}

/** Labels that are numbers stay so; all others are names, and their classes are in the order of the alphabet. */
function nameLabels(path: string, train: Table, test: Table | null, given: ClassNames | null) {
  const tables = test ? [train, test] : [train]
  const found = new Map(tables.toReversed().flatMap(({ labels }) => [...labels]))
  const numbers = new Map([...found.keys()].map(label => [label, numberOf(label)]))
  if ([...numbers.values()].some(number => number !== null)) {
    const wrong = [...numbers].find(([, number]) => number === null)?.[0]
    if (wrong !== undefined) {
      throw new DataError(
        `${path} has the label “${wrong.slice(0, 20)}” on line ${found.get(wrong)}, and others are numbers from 0 to 255: use one kind.`
      )
    }
    return nameNumbers(path, block(train, numbers), test ? block(test, numbers) : none, given)
  }
  const strange = [...found].find(([label]) => /^([-+]?(\d|\.\d|inf)|nan$)/i.test(label))
  if (strange) {
    throw new DataError(
      `${path} has the label “${strange[0].slice(0, 20)}” on line ${strange[1]}: labels are numbers from 0 to 255, or names.`
    )
  }
  const classes = [...found.keys()].toSorted()
  const places = new Map(classes.map((label, i) => [label, i]))
  const names = { path, names: classes }
  return nameNumbers(path, block(train, places), test ? block(test, places) : none, given ?? names)
}

function numberOf(label: string): number | null {
  return /^\d+(\.0*)?$/.test(label) && Number(label) < 256 ? Number(label) : null
}

const none: ImageBlock = { pixels: new Uint8Array(), labels: new Uint8Array() }

function block({ labels, rows, pixels }: Table, numbers: ReadonlyMap<string, number | null>): ImageBlock {
  const own = [...labels.keys()].map(label => numbers.get(label)!)
  return { pixels, labels: rows.map(place => own[place]!) }
}

function dealt({ train }: Pick<Dataset, 'train'>, inputs: number): Pick<Dataset, 'train' | 'test'> {
  const hashes = Float64Array.from(train.labels, (_, i) => {
    const row = train.pixels.subarray(i * inputs, (i + 1) * inputs)
    return hashNumber(createHash('sha256').update(row).digest())
  })
  const hands = deal(train.labels, hashes)
  return { train: gather(train, hands.train, inputs), test: gather(train, hands.test, inputs) }
}
