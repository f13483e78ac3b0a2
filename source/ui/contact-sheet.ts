import { augment, augmentationStream, createAugmentScratch } from '../dataset/augment/augment.js'
import { strengthsOf } from '../dataset/augment/kinds.js'
import type { Dataset } from '../dataset/dataset.js'
import { inputsOf } from '../engine/image-shape.js'
import type { AugmentationName } from '../engine/recipe.js'
import { type PictureStyle, pictureRows, thumbnailSize } from './charts/terminal-picture.js'
import { className } from './class-name.js'

/** How images on a contact sheet are changed, as those are that a network trains on. */
export interface SheetAugmentation {
  readonly kinds: readonly AugmentationName[]
  readonly seed: number
}

/** Columns of an image, at most. */
const widest = 16
/** Images beside each other, and classes below each other, at most. */
const mostAcross = 10
const mostClasses = 40

/**
 * Training images of each class in rows of text, for a terminal so many columns wide: the first ones of each class, or the
 * very first and what augmentation makes of it in the first epochs.
 */
export function contactSheet(
  dataset: Dataset,
  columns: number,
  style: PictureStyle,
  augmentation: SheetAugmentation | null
): string[] {
  const size = thumbnailSize(dataset, Math.min(widest, columns))
  const across = Math.max(1, Math.min(mostAcross, Math.floor((columns + 1) / (size[0] + 1))))
  const shown = dataset.classes.slice(0, mostClasses)
  const lines = shown.flatMap((name, label) => {
    const images = augmentation
      ? variants(dataset, label, across, augmentation)
      : examplesOf(dataset, label, across).map(place => imageAt(dataset, place))
    const pictures = images.map(image => pictureRows(image, dataset, size, style))
    const rows = pictures[0]?.map((_, row) =>
      pictures
        .map(picture => picture[row])
        .join(' ')
        .trimEnd()
    ) ?? ['no image']
    return [className(name, columns), ...rows, '']
  })
  const more = dataset.classes.length - shown.length
  return more > 0 ? [...lines, `and ${more} more classes`] : lines.slice(0, -1)
}

/** An image as it is, and as it looks in the epochs 1, 2, … */
function variants(dataset: Dataset, label: number, count: number, { kinds, seed }: SheetAugmentation): Uint8Array[] {
  const [place] = examplesOf(dataset, label, 1)
  if (place === undefined) return []
  const original = imageAt(dataset, place)
  const strengths = strengthsOf(kinds)
  const scratch = createAugmentScratch(dataset.width, dataset.height)
  const changed = Array.from({ length: count - 1 }, (_, epoch) => {
    const image = new Uint8Array(original.length)
    augment(original, image, strengths, augmentationStream(seed, epoch, place), scratch)
    return image
  })
  return [original, ...changed]
}

function examplesOf({ train: { labels } }: Dataset, label: number, most: number): number[] {
  const places: number[] = []
  for (
    let place = labels.indexOf(label);
    place >= 0 && places.length < most;
    place = labels.indexOf(label, place + 1)
  ) {
    places.push(place)
  }
  return places
}

function imageAt(dataset: Dataset, place: number): Uint8Array {
  const inputs = inputsOf(dataset)
  return dataset.train.pixels.subarray(place * inputs, (place + 1) * inputs)
}
