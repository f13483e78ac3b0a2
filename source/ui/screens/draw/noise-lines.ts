import type { NoiseAnswer } from '../../../trainer/inspect/noise.js'
import { type Measure, ranked, whyNotNone } from '../../answers.js'
import type { Line } from '../../charts/line.js'
import { wrapped } from '../../charts/wrapped.js'
import { cut } from '../../class-name.js'
import { percent } from '../../format.js'
import { visible } from '../../visible.js'

const nameColumns = 12
/** How many of the classes it takes noise for are named. */
const named = 3

/** How sure the network is of noise, beside how sure it is of test images; what it takes noise for; and why. */
export function noiseLines(
  { noise, test }: NoiseAnswer,
  classes: readonly string[],
  measure: Measure,
  { width, height }: { readonly width: number; readonly height: number }
): Line[] {
  const row = (name: string, one: string, other: string): Line => [
    { text: name.padEnd(nameColumns), tone: 'dim' },
    { text: one.padStart(8), tone: 'bold' },
    { text: other.padStart(8), tone: 'dim' }
  ]
  const share = (one: number, all: number) => percent(one / all)
  const answers = noise.classes.map(one => one.answers)
  const nameOf = (i: number) => cut(visible(classes[i] ?? '?'), 4)
  const most = ranked(answers).slice(0, named)
  const numbers = [
    row('', 'noise', 'test'),
    row(
      measure === 'probability' ? 'over 50 %' : 'over 0.5',
      share(noise.overHalf, noise.count),
      share(test.overHalf, test.count)
    ),
    row(
      measure === 'probability' ? 'over 90 %' : 'over 0.9',
      share(noise.overNineTenths, noise.count),
      share(test.overNineTenths, test.count)
    ),
    ...most
      .filter(i => answers[i]! > 0)
      .map((i, place) =>
        row(`${place === 0 ? 'it says' : '       '} ${nameOf(i)}`, share(answers[i]!, noise.count), '')
      )
  ]
  const why = wrapped(whyNotNone(measure), width).map((text): Line => [{ text, tone: 'dim' }])
  const gap: Line[] = numbers.length + 1 + why.length <= height ? [[]] : []
  return [...numbers, ...gap, ...why]
}
