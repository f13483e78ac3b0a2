import { createRandom, purposes, type Random } from '../../engine/random.js'
import { createDeformation, type Deformation, draw } from './deformation.js'
import { createFrame, type Frame, putInFrame } from './frame.js'
import type { Strengths } from './kinds.js'
import { createRow, type Row, resample } from './resample.js'
import { createSplineAxis, type SplineAxis } from './spline.js'

/** What it takes to augment images of one size, one after the other; every image writes over it. */
export interface AugmentScratch {
  readonly x: SplineAxis
  readonly y: SplineAxis
  readonly frame: Frame
  readonly deformation: Deformation
  readonly row: Row
}

export function createAugmentScratch(width: number, height: number): AugmentScratch {
  return {
    x: createSplineAxis(width),
    y: createSplineAxis(height),
    frame: createFrame(width, height),
    deformation: createDeformation(),
    row: createRow()
  }
}

/** The random numbers for example `place` in epoch number `epoch` (from 0): whatever else is augmented does not move them. */
export function augmentationStream(seed: number, epoch: number, place: number): Random {
  return createRandom(seed, purposes.augmentation, epoch, place)
}

/**
 * Makes the image `into` of the image `from` // u8 [channels, height, width], 0 … 255: moved, turned and bent as `random` will
 * have it, within `strengths`, every plane of it alike. Both have the size that the scratch was made for, and must not overlap.
 */
export function augment(
  from: Uint8Array,
  into: Uint8Array,
  strengths: Strengths,
  random: Random,
  { x, y, frame, deformation, row }: AugmentScratch
): void {
  draw(deformation, x, y, strengths, random)
  const size = x.size * y.size
  for (let plane = 0; plane < from.length; plane += size) {
    putInFrame(frame, from.subarray(plane, plane + size), x.size, y.size)
    resample(frame, into.subarray(plane, plane + size), x, y, deformation, row)
  }
}
