import type { InkImage } from '../../../dataset/ink-image.js'
import { toMnistForm } from '../../../dataset/mnist-form.js'
import { remembered } from '../../remembered.js'
import type { Canvas } from './state.js'

/** The picture on the pad as the network sees it: one that was trained on MNIST's form gets it in that, unless it is to be as it is. */
export function seenImage(canvas: Canvas, isInMnistForm: boolean): InkImage {
  const { width, height, pixels, framing } = canvas
  return isInMnistForm && framing === 'fitted' ? fitted(canvas) : { width, height, pixels }
}

const fitted = remembered((canvas: Canvas) => toMnistForm(canvas))

/** A grey picture as the inputs of a network that may look at three planes // u8 [channels, height, width] */
export const inputsFrom = remembered((pixels: Uint8Array, planes: 1 | 3): Uint8Array => {
  if (planes === 1) return pixels
  const inputs = new Uint8Array(planes * pixels.length)
  for (let plane = 0; plane < planes; plane++) inputs.set(pixels, plane * pixels.length)
  return inputs
})

/** An image of a data set // u8 [channels, height, width] // as a grey picture: the average of its planes. */
export function greyOf(image: Uint8Array, planes: 1 | 3): Uint8Array {
  if (planes === 1) return image
  const size = image.length / planes
  return Uint8Array.from({ length: size }, (_, i) =>
    Math.round((image[i]! + image[i + size]! + image[i + 2 * size]!) / 3)
  )
}
