import type { Heights } from '../../engine/height-grid.js'
import type { ImageShape } from '../../engine/image-shape.js'
import type { Foot, Plane } from '../../engine/plane.js'
import type { Recipe } from '../../engine/recipe.js'

/** A run whose way is drawn. */
export interface Walker {
  /** The folder of its checkpoints; null when it has none yet. */
  readonly folder: string | null
  /** What its network was before training; null when it began from another run's checkpoint. */
  readonly start: Pick<Recipe, 'initializer' | 'seed'> | null
}

/** Checkpoints that a plane needs to go by. */
export const leastCheckpoints = 3

/** Which two directions span the plane. */
export type Directions = 'path' | 'random'

/** What the surveying thread is asked for: the cost around a point of a network's parameters. */
export interface SurveyOrder extends ImageShape {
  readonly recipe: Recipe
  readonly classCount: number
  /** The training examples that the cost is averaged over. */
  readonly pixels: Uint8Array // [count, inputs]
  readonly labels: Uint8Array // [count]
  /** The point in the middle: all parameters at one moment, as they lie in memory. */
  readonly parameters: Float32Array
  /** When that was. */
  readonly epoch: number
  readonly batch: number
  readonly directions: Directions
  readonly own: Walker
  readonly other: Walker | null
}

/** A place on a run's way. */
export interface Step extends Foot {
  readonly epoch: number
  readonly batch: number
}

/** How the plane was chosen. */
export type Method =
  /** Principal directions of so many points, and their shares of how far those lie apart. */
  | { readonly kind: 'principal'; readonly points: number; readonly shares: readonly [number, number] }
  /** Random filter-normalised directions, and whether there was no way to go by. */
  | { readonly kind: 'random'; readonly isForWant: boolean }

/** The plane that is surveyed, and what is on it. */
export interface Survey {
  readonly plane: Plane
  readonly method: Method
  /** The edges of the rectangle that is looked at. */
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly own: readonly Step[]
  readonly other: readonly Step[] | null
  /** When the point in the middle was, its cost, and over how many examples that is averaged. */
  readonly epoch: number
  readonly batch: number
  readonly cost: number
  readonly examples: number
  /** Checkpoints that could not be read. */
  readonly unread: number
}

/** What the surveying thread tells. */
export type SurveyNews =
  | { readonly type: 'plane'; readonly survey: Survey }
  /** The costs so far, filled in where none is yet, and at how many points of the grid they are. */
  | { readonly type: 'heights'; readonly heights: Heights; readonly done: number; readonly isLast: boolean }
  | { readonly type: 'failed'; readonly message: string }
