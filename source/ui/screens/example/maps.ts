import { type ImageShape, inputsOf } from '../../../engine/image-shape.js'
import type { NudgesAnswer } from '../../../trainer/inspect/nudges.js'
import type { Line } from '../../charts/line.js'
import { inkPicture, pictureSize, scaleOf, signedPicture } from '../../charts/picture.js'

/** What can be drawn of an example and the weights that lead to a neuron. */
export type Drawn = 'image' | 'nudges' | 'weights'

/** What is drawn, after so many turns; where the image has a place of its own it is not among them. */
export function drawnAfter(turn: number, layer: number, hasOwnImage: boolean): Drawn {
  const all: readonly Drawn[] = hasOwnImage
    ? ['nudges', 'weights']
    : layer === 0
      ? ['nudges', 'weights', 'image']
      : ['image', 'nudges', 'weights']
  return all[turn % all.length]!
}

/** The image itself. */
export function imageLines({ example }: NudgesAnswer, image: ImageShape, width: number, height: number): Line[] {
  const whole = { ...image, values: example.pixels }
  return lines(inkPicture(whole, pictureSize(image, width, height)))
}

/** The weights that lead to the neuron as a map, or what they should do, beside which stands what they should on average. */
export function mapLines(
  answer: NudgesAnswer,
  drawn: Exclude<Drawn, 'image'>,
  image: ImageShape,
  width: number,
  height: number
): Line[] {
  const { neuron, average, example } = answer
  const size: ImageShape = answer.layer === 0 ? image : squareFor(neuron.weights.length)
  const draw = (values: Float64Array, columns: number, rows: number) => {
    const whole = { ...size, values: Float64Array.from({ length: inputsOf(size) }, (_, i) => values[i] ?? 0) }
    return signedPicture(whole, pictureSize(size, columns, rows), scaleOf(values))
  }
  // Against the derivative: red is where a weight should grow.
  const wish = (values: Float64Array) => values.map(value => -value)
  if (drawn === 'weights') return lines(draw(neuron.weights, width, height))
  if (!average) return lines(draw(wish(neuron.dCdw), width, height))
  const half = [Math.floor((width - 1) / 2), Math.floor(height / 2) - 1] as const
  return [
    ...pair(
      ['this example', draw(wish(neuron.dCdw), ...half)],
      ['average', draw(wish(average.dCdw), ...half)],
      half[0]
    ),
    ...pair(
      ['weights now', draw(neuron.weights, ...half)],
      ['image', inkPicture({ ...image, values: example.pixels }, pictureSize(image, ...half))],
      half[0]
    )
  ]
}

type Captioned = readonly [caption: string, rows: readonly string[]]

/** Two pictures beside each other, with captions. */
function pair([leftCaption, left]: Captioned, [rightCaption, right]: Captioned, width: number): Line[] {
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, i): Line => {
    return [{ text: (left[i] ?? '').padEnd(width + 1) }, { text: right[i] ?? '' }]
  })
  return [
    [{ text: `${leftCaption.slice(0, width).padEnd(width + 1)}${rightCaption.slice(0, width)}`, tone: 'dim' }],
    ...rows
  ]
}

/** The most nearly square picture in which every neuron of a layer has a place. */
function squareFor(count: number): { readonly width: number; readonly height: number } {
  const width = Math.ceil(Math.sqrt(count))
  return { width, height: Math.ceil(count / width) }
}

function lines(rows: readonly string[]): Line[] {
  return rows.map(text => [{ text }])
}
