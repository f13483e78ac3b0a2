import { DataError } from '../../dataset/dataset.js'
import { findInk } from '../../dataset/found-ink.js'
import { toMnistForm } from '../../dataset/mnist-form.js'
import { readPicture, readPictureAs } from '../../dataset/picture.js'
import type { ImageShape } from '../../engine/image-shape.js'
import { answerImage } from '../../trainer/inspect/image.js'
import { type Measure, outputText, ranked } from '../../ui/answers.js'
import { pictureRows, thumbnailSize } from '../../ui/charts/terminal-picture.js'
import { grouped } from '../../ui/format.js'
import { print, printJson } from '../../ui/lines.js'
import { visible } from '../../ui/visible.js'
import { complain } from '../complain.js'
import { type Framing, framingOf } from '../framing.js'
import { openCheckpoint } from '../opened.js'
import { outputStyle } from '../picture-style.js'
import { counting, progressBeside, withProgress } from '../progress-line.js'

/** What a network says of a picture. */
interface Prediction {
  readonly path: string
  /** As the network sees it. */
  readonly pixels: Uint8Array // [channels, height, width]
  readonly isInverted: boolean
  readonly outputs: Float32Array // [classes]
}

/** Columns of a picture, at most. */
const shownColumns = 56

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
  const { description, measure, bench } = await openCheckpoint(name, folder)
  const { classes } = description.dataset
  const framing = await withProgress(line => framingOf(description, line.show))
  const width = Math.max(...paths.map(path => visible(path).length))
  let exitCode = 0
  if (output !== 'json' && measure === 'activation') complain(aboutActivations)
  const progress = progressBeside()
  const tell = counting(progress, done => `looking at pictures: ${grouped(done)} of ${grouped(paths.length)}`)
  const object = (message: string) => {
    progress.clear()
    complain(message)
  }
  for (const [done, path] of paths.entries()) {
    tell(done)
    try {
      const { isEmpty, ...seen } = await seePicture(path, framing)
      if (isEmpty) object(`${path} shows nothing that stands out from its edge.`)
      const prediction = { path, ...seen, outputs: answerImage(bench, seen.pixels).at(-1)! }
      if (output === 'json') printJson(asJson(prediction, classes, measure, framing))
      else print(asLine(prediction, classes, measure, width))
      if (output === 'pictures') process.stdout.write(`${shownRows(seen.pixels, framing.shape).join('\n')}\n`)
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      object(error.message)
      exitCode = 1
    }
  }
  progress.clear()
  return exitCode
}

function shownRows(pixels: Uint8Array, shape: ImageShape): string[] {
  return pictureRows(pixels, shape, thumbnailSize(shape, shownColumns), outputStyle('auto'))
}

const aboutActivations =
  'The numbers are activations of the outputs: each says by itself how much a picture is like its class, and together they ' +
  'need not be 1, so they are no probabilities.'

/** A picture as a network wants it that was trained on images in some framing. */
async function seePicture(
  path: string,
  { form, shape, ground }: Framing
): Promise<Omit<Prediction, 'path' | 'outputs'> & { readonly isEmpty: boolean }> {
  const ink = form === 'mnist' || ground !== null ? findInk(await readPicture(path)) : null
  if (ink && form === 'mnist') {
    const isEmpty = !ink.pixels.some(value => value > 0)
    return { pixels: toMnistForm(ink).pixels, isInverted: ink.isInverted, isEmpty }
  }
  const pixels = await readPictureAs(path, shape)
  // What is light on dark there is to be so here, and the other way around.
  const isInverted = ink !== null && ground === (ink.isInverted ? 'dark' : 'light')
  return { pixels: isInverted ? pixels.map(value => 255 - value) : pixels, isInverted, isEmpty: false }
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
  return {
    image: path,
    ...named(answer),
    runnerUp: named(next),
    outputs: Object.fromEntries(classes.map((name, i) => [name, outputs[i]])),
    isInverted,
    form: framing.form
  }
}
