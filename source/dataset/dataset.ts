import { createHash } from 'node:crypto'
import type { ImageBlock } from '../engine/examples.js'

/** Labelled images of one size, those to learn from and those for the exam at the end. */
export interface Dataset {
  readonly name: string
  readonly width: number
  readonly height: number
  /** A name for each class; a label is a place in this list. */
  readonly classes: readonly string[]
  readonly train: ImageBlock
  readonly test: ImageBlock
}

/** What a run takes from a data set. */
export interface DataChoice {
  /** `mnist`, or a folder. */
  readonly data: string
  /** How many training images are held out for validation. */
  readonly validation: number
  /** How many of the remaining ones are trained on; `all` without a limit. */
  readonly trainSize: number | 'all'
  /** Trains on labels dealt out at random: what a network can only memorise. */
  readonly shuffleLabels: boolean
}

/** Bad data: the message is one sentence that says what is wrong, where, and what to do. */
export class DataError extends Error {}

/** A SHA-256 that changes when any pixel, label or class name does: a checkpoint says with it what it was trained on. */
export function fingerprint({ width, height, classes, train, test }: Dataset): string {
  const hash = createHash('sha256').update(JSON.stringify({ width, height, classes }))
  for (const { pixels, labels } of [train, test]) hash.update(pixels).update(labels)
  return hash.digest('hex')
}
