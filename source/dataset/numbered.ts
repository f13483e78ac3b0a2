import type { ImageBlock } from '../engine/examples.js'
import type { ClassNames } from './class-names.js'
import { DataError, type Dataset, type Problem } from './dataset.js'

/**
 * Gives numbered classes their names, or their numbers for names, and makes labels places in that list: as many classes as
 * the labels need, or as there are names. Labels that start at 1, as those of EMNIST's letters do, are counted from 1.
 * @throws DataError when a label has no name, is only tested, or seems to be damage.
 */
export function nameNumbers(
  where: string,
  train: ImageBlock,
  test: ImageBlock,
  given: ClassNames | null
): Pick<Dataset, 'classes' | 'train' | 'test' | 'problems'> {
  const trained = countLabels(train.labels)
  const tested = countLabels(test.labels)
  const all = trained.map((count, label) => count + tested[label]!)
  const largest = all.findLastIndex(count => count > 0)
  const only = tested.findLastIndex((count, label) => count > 0 && trained[label] === 0)
  const wasNamed = given !== null && given.names.length > largest
  const first = all[0] === 0 && all[1]! > 0 && !wasNamed ? 1 : 0
  const needed = largest + 1 - first
  if (given && given.names.length < needed) {
    throw new DataError(
      `${where} has the label ${largest}, and ${given.path} names ${given.names.length} classes: give a name for each.`
    )
  }
  const classes = given?.names ?? Array.from({ length: needed }, (_, i) => String(i + first))
  if (only >= 0) {
    const name = given ? `class “${classes[only - first]}”` : `label ${only}`
    throw new DataError(`${where} has the ${name} in its test set only: a network can't learn what it never sees.`)
  }
  if (trained.filter(count => count > 0).length < 2) {
    throw new DataError(`${where} has only one class: there is nothing to tell apart.`)
  }
  const missing = classes.flatMap((name, i) => (trained[i + first] === 0 ? [name] : []))
  if (!given && missing.length > classes.length / 2) {
    throw new DataError(
      `${where} has the label ${largest} but no image of ${missing.length} classes before it: its labels seem to be damaged.`
    )
  }
  const problems = missing.map((name): Problem => ({ path: where, what: `has no training image of the class ${name}` }))
  const counted = ({ pixels, labels }: ImageBlock) => ({ pixels, labels: first ? labels.map(l => l - first) : labels })
  return { classes, train: counted(train), test: counted(test), problems }
}

/** How many examples each label has // [256] */
function countLabels(labels: Uint8Array): number[] {
  const counts = new Array<number>(256).fill(0)
  for (const label of labels) counts[label]!++
  return counts
}
