import { DataError, fingerprint } from '../../dataset/dataset.js'
import type { Evaluation } from '../../engine/evaluate.js'
import { compileKernels } from '../../trainer/kernels.js'
import { createRun } from '../../trainer/run.js'
import { evaluate } from '../../trainer/train.js'
import { className, columnsOf, padLeft } from '../../ui/class-name.js'
import { grouped, measure, percent } from '../../ui/format.js'
import { print, printJson } from '../../ui/lines.js'
import { visible } from '../../ui/visible.js'
import { finish } from '../finish.js'
import { loadShowing, loadTelling } from '../opened.js'
import { counting, withProgress } from '../progress-line.js'

/**
 * `downhill evaluate <checkpoint>`: how the network does on the test images.
 * @throws CheckpointError or DataError when one of them can't be had.
 */
export async function evaluateCommand(name: string, folder: string, output: 'json' | 'lines'): Promise<number> {
  const { path, checkpoint } = await loadTelling(name, folder)
  const { description } = checkpoint
  const { recipe, data } = description
  const dataset = await loadShowing(data)
  const module = await compileKernels()
  if (fingerprint(dataset) !== description.dataset.fingerprint) {
    throw new DataError(`${path} was trained on other data than ${data.data} holds now: bring back the same data.`)
  }
  const run = createRun(module, recipe, data, dataset, checkpoint)
  const { count } = run.test
  const result = await withProgress(line => {
    const tell = counting(line, done => `evaluating: ${grouped(done)} of ${grouped(count)} images`)
    return finish(evaluate(run, run.test), taken => tell(Math.min(count, taken * run.layout.scratch.rows)))
  })
  if (output === 'json') {
    const { accuracy, cost, confusion } = result
    printJson({ accuracy, cost, confusion, examples: count, checkpoint: path })
  } else {
    print(report(result, dataset.classes, count, path).join('\n'))
  }
  return 0
}

/** Columns for the name of a class, at most. */
const widestName = 12

function report({ accuracy, cost, confusion }: Evaluation, classes: readonly string[], count: number, path: string) {
  const names = classes.map(name => className(name, widestName))
  const width = Math.max(6, ...names.map(name => columnsOf(name) + 1))
  const cell = (text: string | number) => padLeft(String(text), width)
  return [
    `${visible(path)}`,
    `accuracy ${percent(accuracy)} of ${grouped(count)} test images, average cost ${measure(cost)}`,
    '',
    `${cell('is \\ said')}${names.map(cell).join('')}`,
    ...confusion.map((row, actual) => `${cell(names[actual]!)}   ${row.map(n => cell(n || '·')).join('')}`)
  ]
}
