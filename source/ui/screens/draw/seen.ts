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
