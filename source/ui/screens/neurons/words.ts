import type { Ready } from '../../../trainer/protocol.js'
import { grouped } from '../../format.js'
import type { Glyphs } from '../../theme.js'
import type { NeuronsState } from './state.js'

/** How the maps of a layer are to be read, in words. */
export function howDrawn(
  { layer, shown }: Pick<NeuronsState, 'layer' | 'shown'>,
  { positive, negative }: Glyphs
): string {
  if (shown === 'change') {
    return layer === 0
      ? `change since the start: ${positive} weights have grown, ${negative} ones have shrunk`
      : 'change since the start, drawn through the layers below, then and now'
  }
  if (layer === 0) return `the weights of its pixels: ${positive} wants ink there, ${negative} wants none`
  const below = layer === 1 ? 'layer' : 'layers'
  return `drawn through the ${below} below: the maps there, weighted and added up`
}

/** “10,000 held-out images” */
export function imagesName({ set, images }: { readonly set: string; readonly images: number }): string {
  return `${grouped(images)} ${set === 'validation' ? 'held-out' : 'training'} images`
}

/** Multiplications and additions that one look at the activations may take, while training goes on and while it stands. */
const flop = { moving: 2e8, resting: 2e10 }
/** More would not change what is seen. */
const mostImages = 10_000
const leastImages = 64

/** How many images to look at, so that it takes at most about a fiftieth of the time while training. */
export function imagesToSee({ parameterCount }: Pick<Ready, 'parameterCount'>, pace: keyof typeof flop): number {
  return Math.max(leastImages, Math.min(mostImages, Math.floor(flop[pace] / (2 * parameterCount))))
}
