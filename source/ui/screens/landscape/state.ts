import type { Directions } from '../../../trainer/landscape/order.js'
import type { HeightScale } from '../../charts/height-map.js'

/** What the person looks at on the Landscape screen. */
export interface LandscapeView {
  readonly directions: Directions
  readonly scale: HeightScale
  /** The name of the run whose way is drawn beside this one's. */
  readonly other: string | null
  /** How often it was surveyed anew. */
  readonly time: number
}

export const initialLandscape: LandscapeView = { directions: 'path', scale: 'log', other: null, time: 0 }
