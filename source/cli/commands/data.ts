import { type DataSource, type Dataset, fingerprint, type Problem } from '../../dataset/dataset.js'
import { settle } from '../../dataset/wish.js'
import { planesOf } from '../../engine/image-shape.js'
import type { AugmentationName } from '../../engine/recipe.js'
import { isAsciiWanted } from '../../ui/ascii-terminal.js'
import { className, columnsOf, padLeft } from '../../ui/class-name.js'
import { contactSheet } from '../../ui/contact-sheet.js'
import { grouped } from '../../ui/format.js'
import { printJson } from '../../ui/lines.js'
import { visible } from '../../ui/visible.js'
import type { GlyphName } from '../choices.js'
import { loadShowing } from '../opened.js'
import { outputStyle } from '../picture-style.js'

/** What is to be looked at, and how it is to be changed for that. */
export interface Inspection {
  readonly source: DataSource
  readonly augment: readonly AugmentationName[]
  readonly seed: number
}

/** Problems that are told to a person; a program is told of all. */
const mostProblems = 20
/** Columns for names of classes, at most. */
const widestName = 24

/**
 * `downhill data <data>`: what there is to train on, without training.
 * @throws DataError when it can't be had.
 */
export async function dataCommand(inspection: Inspection, output: GlyphName | 'json'): Promise<number> {
  const dataset = await loadShowing(inspection.source)
  if (output === 'json') {
    printJson(facts(dataset))
    return 0
  }
  const columns = process.stdout.columns ?? 80
  const { augment: kinds, seed } = inspection
  const change = kinds.length > 0 ? { kinds, seed } : null
  // Bars and pictures are nothing to be read out.
  const isHeard = process.env.INK_SCREEN_READER === 'true'
  const lines = [
    ...summary(dataset),
    '',
    ...counts(dataset, isHeard ? 0 : columns, isAsciiWanted(output, process.env)),
    ...(isHeard ? [] : ['', ...contactSheet(dataset, columns, outputStyle(output), change)]),
    ...problemLines(dataset.problems ?? [])
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function facts(dataset: Dataset) {
  const { name, width, height, originals, problems = [] } = dataset
  const { training, validation, test } = parts(dataset)
  const [trained, tested] = [perClass(dataset, 'train'), perClass(dataset, 'test')]
  const classes = dataset.classes.map((className, i) => ({ name: className, train: trained[i], test: tested[i] }))
  const shape = { width, height, channels: planesOf(dataset) }
  return { name, ...shape, originals, classes, training, validation, test, fingerprint: fingerprint(dataset), problems }
}

function parts(dataset: Dataset) {
  const wish = { data: dataset.name, validation: null, trainSize: 'all', shuffleLabels: false } as const
  const { validation } = settle(wish, dataset)
  return { training: dataset.train.labels.length - validation, validation, test: dataset.test.labels.length }
}

function perClass(dataset: Dataset, part: 'train' | 'test'): number[] {
  const all = dataset.classes.map(() => 0)
  for (const label of dataset[part].labels) all[label]!++
  return all
}

function summary(dataset: Dataset): string[] {
  const { name, width, height, channels, classes, originals } = dataset
  const { training, validation, test } = parts(dataset)
  const images = `${grouped(training + validation + test)} images of ${width} × ${height}, ${channels ? 'in colour' : 'grey'}`
  const sizes = originals?.map(size => `${grouped(size.width)} × ${grouped(size.height)}`)
  return [
    `${visible(name)}: ${images}, ${classes.length} classes`,
    `${grouped(training)} to train on, ${grouped(validation)} held out, ${grouped(test)} for the exam`,
    ...(sizes ? [`made from pictures of ${sizes[0]}${sizes[0] === sizes[1] ? '' : ` to ${sizes[1]}`}`] : [])
  ]
}

/** A line for each class: its name, how many images it has to learn from and for the exam, and a bar. */
function counts(dataset: Dataset, columns: number, isAscii: boolean): string[] {
  const [trained, tested] = [perClass(dataset, 'train'), perClass(dataset, 'test')]
  const shown = dataset.classes.map(name => className(name, widestName))
  const width = Math.max(5, ...shown.map(columnsOf))
  const most = Math.max(1, ...trained)
  const room = Math.max(0, Math.min(40, columns - width - 26))
  const heading = `${' '.repeat(width - 5)}class${'training'.padStart(12)}${'test'.padStart(10)}`
  return [
    heading,
    ...shown.map((name, i) => {
      const bar = (isAscii ? '=' : '━').repeat(Math.round((trained[i]! / most) * room))
      const numbers = `${grouped(trained[i]!).padStart(12)}${grouped(tested[i]!).padStart(10)}`
      return `${padLeft(name, width)}${numbers}  ${bar}`.trimEnd()
    })
  ]
}

function problemLines(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return []
  const shown = problems.slice(0, mostProblems).map(({ path, what }) => `  ${visible(path)} ${visible(what)}`)
  const more = problems.length - shown.length
  const rest = more > 0 ? [`  and ${grouped(more)} more: --json lists them all`] : []
  return ['', `${grouped(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}`, ...shown, ...rest]
}
