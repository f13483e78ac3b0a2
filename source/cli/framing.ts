import type { Description } from '../checkpoint/checkpoint.js'
import type { Dataset, Tell } from '../dataset/dataset.js'
import { loadDataset } from '../dataset/load.js'
import { isInMnistForm } from '../dataset/mnist-form.js'
import type { ImageShape } from '../engine/image-shape.js'

/** How the images stood that a network was trained on. */
export interface Framing {
  readonly form: 'mnist' | 'resized'
  readonly shape: ImageShape
  /** Whether what they show stood on black or on white; null where it is neither, or not known. */
  readonly ground: 'dark' | 'light' | null
}

/**
 * How the images stood that a checkpoint was trained on. That of MNIST is known; others are looked at, if they are still
 * there; `tell` hears of their being read.
 */
export async function framingOf({ data, dataset: shape }: Description, tell: Tell): Promise<Framing> {
  if (data.data === 'mnist') return { form: 'mnist', shape, ground: 'dark' }
  tell(`reading ${data.data}`)
  const dataset = await loadDataset(data, tell).catch(() => null)
  if (dataset && isInMnistForm(dataset)) return { form: 'mnist', shape, ground: 'dark' }
  return { form: 'resized', shape, ground: dataset && groundOf(dataset) }
}

/** Images that are looked at. */
const sampled = 500

/** What the edges of the training images are like, on average. Pictures come as they are, those to be named as well. */
function groundOf({ width, height, channels, originals, train: { pixels, labels } }: Dataset): Framing['ground'] {
  if (channels || originals) return null
  const step = Math.ceil(labels.length / sampled)
  let [sum, count] = [0, 0]
  for (let image = 0; image < labels.length; image += step) {
    for (let i = 0; i < width * height; i++) {
      const [x, y] = [i % width, Math.floor(i / width)]
      if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue
      sum += pixels[image * width * height + i]!
      count++
    }
  }
  const mean = sum / count
  return mean < 64 ? 'dark' : mean > 191 ? 'light' : null
}
