import type { AugmentationName } from '../../engine/recipe.js'

/** How far an image is changed. A length is a share of the image's width along x and of its height along y. */
export interface Strengths {
  /** The furthest shift along either axis; every shift up to it is equally likely. */
  readonly shift: number
  /** The largest rotation to either side, in radians; every angle up to it is equally likely. */
  readonly rotation: number
  /** How much either axis is stretched or shrunk at most: 0.1 is from 0.9 to 1.1 times. */
  readonly scaling: number
  /** How far a row slips at most, to either side, for each row that it lies from the middle. */
  readonly shear: number
  /** Root mean square of the elastic displacement along either axis. */
  readonly displacement: number
}

/** Changes nothing. */
export const unchanged: Strengths = { shift: 0, rotation: 0, scaling: 0, shear: 0, displacement: 0 }

const kinds: Record<AugmentationName, Partial<Strengths>> = {
  shift: { shift: 1.5 / 28 },
  rotate: { rotation: Math.PI / 18, scaling: 0.1, shear: 0.1 },
  elastic: { displacement: 1 / 28 }
}

/** The strengths of several kinds together. */
export function strengthsOf(names: readonly AugmentationName[]): Strengths {
  const strengths = { ...unchanged }
  for (const name of names) Object.assign(strengths, kinds[name])
  return strengths
}
