import { fallbackWarnings, loadCheckpoint } from '../../checkpoint/load.js'
import { DataError } from '../../dataset/dataset.js'
import { findInk } from '../../dataset/found-ink.js'
import { type InkImage, resized } from '../../dataset/ink-image.js'
import { toMnistForm } from '../../dataset/mnist-form.js'
import { readPicture } from '../../dataset/picture.js'
import { answerImage } from '../../trainer/inspect/image.js'
import { compileKernels } from '../../trainer/kernels.js'
import { openNetwork } from '../../trainer/open-network.js'
import { type Measure, measureOf, outputText, ranked } from '../../ui/answers.js'
import { inkPicture, pictureSize } from '../../ui/charts/picture.js'
import { visible } from '../../ui/visible.js'
import { complain } from '../complain.js'
import { type Framing, framingOf } from '../framing.js'
import { printer } from '../printer.js'

/** What a network says of a picture. */
interface Prediction {
  readonly path: string
  /** As the network sees it. */
  readonly image: InkImage
  readonly isInverted: boolean
  readonly outputs: Float32Array // [classes]
}

/** The picture in a terminal: an image of 28 × 28 in its own size. */
const shownSize = { columns: 56, rows: 28 }

/**
 * `downhill predict <checkpoint> <picture…>`: what the network says of pictures. Returns the exit code: 1 when one of them
 * can't be read, after the others.
 * @throws CheckpointError when there is no such checkpoint.
 */
export async function predictCommand(
  name: string,
  folder: string,
  paths: readonly string[],
  output: 'json' | 'lines' | 'pictures'
): Promise<number> {
  const loaded = await loadCheckpoint(name, folder)
  for (const message of fallbackWarnings(loaded)) complain(message)
  const { description } = loaded.checkpoint
  const { classes } = description.dataset
  const measure = measureOf(description.recipe.outputActivation)
  const bench = openNetwork(await compileKernels(), loaded.checkpoint)
  const framing = await framingOf(description)
  const print = output === 'pictures' ? await printer() : null
  const width = Math.max(...paths.map(path => visible(path).length))
  let exitCode = 0
  if (output !== 'json' && measure === 'activation') complain(aboutActivations)
  for (const path of paths) {
    try {
      const seen = await seePicture(path, framing)
      const prediction = { path, ...seen, outputs: answerImage(bench, seen.image.pixels).at(-1)! }
      if (output === 'json') process.stdout.write(`${asJson(prediction, classes, measure, framing)}\n`)
      else process.stdout.write(`${asLine(prediction, classes, measure, width)}\n`)
      if (print) print(shownRows(seen.image))
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      complain(error.message)
      exitCode = 1
    }
  }
  return exitCode
}

function shownRows({ pixels, ...shape }: InkImage): string[] {
  return inkPicture({ ...shape, values: pixels }, pictureSize(shape, shownSize.columns, shownSize.rows))
}

const aboutActivations =
  'The numbers are activations of the outputs: each says by itself how much a picture is like its class, and together they ' +
  'need not be 1, so they are no probabilities.'

/** A picture as a network wants it that was trained on images in some framing. */
async function seePicture(path: string, { form, width, height, ground }: Framing) {
  const picture = await readPicture(path)
  const ink = findInk(picture)
  if (!ink.pixels.some(value => value > 0)) complain(`${path} shows nothing that stands out from its edge.`)
  if (form === 'mnist') return { image: toMnistForm(ink), isInverted: ink.isInverted }
  // What is light on dark there is to be so here, and the other way around.
  const isInverted = ground !== null && ground === (ink.isInverted ? 'dark' : 'light')
  const pixels = isInverted ? picture.pixels.map(value => 255 - value) : picture.pixels
  return { image: resized({ ...picture, pixels }, width, height), isInverted }
}

function asLine(
  { path, outputs, isInverted }: Prediction,
  classes: readonly string[],
  measure: Measure,
  width: number
) {
  const [answer, next] = ranked(outputs) as [number, number]
  const said = (i: number) => `${visible(classes[i]!)}  ${outputText(outputs[i]!, measure)}`
  const inverted = isInverted ? '  (dark on light: inverted)' : ''
  return `${visible(path).padEnd(width)}  ${said(answer)}  or else ${said(next)}${inverted}`
}

function asJson(
  { path, outputs, isInverted }: Prediction,
  classes: readonly string[],
  measure: Measure,
  framing: Framing
) {
  const [answer, next] = ranked(outputs) as [number, number]
  const named = (i: number) => ({ class: classes[i], [measure]: outputs[i] })
  return JSON.stringify({
    image: path,
    ...named(answer),
    runnerUp: named(next),
    outputs: Object.fromEntries(classes.map((name, i) => [name, outputs[i]])),
    isInverted,
    form: framing.form
  })
}
