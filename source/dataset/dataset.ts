import { createHash } from 'node:crypto'
import type { ImageBlock } from '../engine/examples.js'
import type { ImageShape } from '../engine/image-shape.js'

/** Labelled images of one size, those to learn from and those for the exam at the end. */
export interface Dataset extends ImageShape {
  readonly name: string
  /** A name for each class; a label is a place in this list. */
  readonly classes: readonly string[]
  readonly train: ImageBlock
  readonly test: ImageBlock
  /** Sizes of the smallest and the largest picture that images were made from; those of other sets were images before. */
  readonly originals?: readonly [smallest: OriginalSize, largest: OriginalSize] | undefined
  /** What is odd about the files it was read from, each in a sentence; a set without problems may leave it out. */
  readonly problems?: readonly Problem[] | undefined
}

export interface OriginalSize {
  readonly width: number
  readonly height: number
}

/** Something about a data set that its owner should know, though it can be trained on. */
export interface Problem {
  /** The file or folder. */
  readonly path: string
  /** A clause about it: `is no picture`. */
  readonly what: string
}

/** Which data set, and how it is to be read. */
export interface DataSource {
  /** `mnist`, a folder of IDX files, of CSV files or of folders of pictures, or a CSV file. */
  readonly data: string
  /** A text file with a name for each class, one a line. */
  readonly names?: string | undefined
  /** Width and height that pictures are brought to. */
  readonly size?: readonly [width: number, height: number] | undefined
  /** Whether pictures keep their colour; grey otherwise. */
  readonly colour?: boolean | undefined
}

/** What a run takes from a data set. */
export interface DataChoice extends DataSource {
  /** How many training images are held out for validation. */
  readonly validation: number
  /** How many of the remaining ones are trained on; `all` without a limit. */
  readonly trainSize: number | 'all'
  /** Trains on labels dealt out at random: what a network can only memorise. */
  readonly shuffleLabels: boolean
}

/** A choice that leaves to the size of the data set how many images are held out. */
export type DataWish = Omit<DataChoice, 'validation'> & { readonly validation: number | null }

/** Hears what is being done, now and then, as it may take a while. */
export type Tell = (what: string) => void

/** Bad data: the message is one sentence that says what is wrong, where, and what to do. */
export class DataError extends Error {}

/** A SHA-256 that changes when any pixel, label or class name does: a checkpoint says with it what it was trained on. */
export function fingerprint({ width, height, classes, channels, train, test }: Dataset): string {
  // JSON leaves out the channels of grey images, so that their fingerprints are those from before there was colour.
  const hash = createHash('sha256').update(JSON.stringify({ width, height, classes, channels }))
  for (const { pixels, labels } of [train, test]) hash.update(pixels).update(labels)
  return hash.digest('hex')
}

/** Whether two sources are read alike. */
export function isSameSource(one: DataSource, other: DataSource): boolean {
  const all = ({ data, names, size, colour }: DataSource) => JSON.stringify([data, names, size, colour === true])
  return all(one) === all(other)
}
