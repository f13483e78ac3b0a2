import { gridPoints } from '../../../engine/height-grid.js'
import type { Foot } from '../../../engine/plane.js'
import { leastCheckpoints, type Method, type Step, type Survey } from '../../../trainer/landscape/order.js'
import type { HeightMap, HeightScale } from '../../charts/height-map.js'
import type { Line, Segment } from '../../charts/line.js'
import { progressBar } from '../../charts/progress-bar.js'
import { grouped, measure, short } from '../../format.js'
import type { SurveyState } from '../../landscape/surveys.js'
import { magnitudeLevels, magnitudePair, onMagnitude } from '../../palette.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'

type BatchSize = number | 'all'

/** What its steps go by, and how many it takes an epoch; null is not known. */
export interface LegendWalker {
  readonly batchSize: BatchSize
  readonly stepsPerEpoch: number | null
}

/** What stands beside the map. */
export interface Legend {
  readonly known: SurveyState
  readonly survey: Survey
  readonly map: HeightMap
  readonly scale: HeightScale
  /** Where the network is now. */
  readonly foot: Foot
  readonly isOutside: boolean
  /** This run, and the other. */
  readonly own: LegendWalker
  readonly other: (LegendWalker & { readonly name: string }) | null
  readonly width: number
  readonly height: number
  readonly glyphs: Glyphs
}

/** How the plane was chosen and by whose method, how far the survey is, what the marks mean, and the scale of colours. */
export function legendLines(legend: Legend): Line[] {
  const { known, survey, foot, isOutside, width, height, glyphs } = legend
  const { marks, dash } = glyphs
  const done = known.done / gridPoints
  const where = isOutside ? 'outside the map' : `${short(foot.off)} off plane`
  const lines: Line[] = [
    ...wrapped(methodText(survey), width).map((text): Line => [{ text }]),
    ...sharesLine(survey.method),
    [],
    [{ text: `cost of ${grouped(survey.examples)} examples`, tone: 'dim' }],
    done < 1
      ? [...progressBar(done, width - 6, glyphs), { text: ` ${String(Math.floor(done * 100)).padStart(3)} %` }]
      : [{ text: `at ${grouped(gridPoints)} points`, tone: 'dim' }],
    [swatch(marks.now), { text: ` now ${dash} ${where}`, tone: 'accent' }],
    ...wayLines(legend),
    [swatch(marks.start), { text: ` ${legend.other ? 'where a run began' : 'where it began'}`, tone: 'dim' }],
    ...(survey.unread > 0 ? [[{ text: `${survey.unread} unreadable files left out`, tone: 'dim' } as const]] : [])
  ]
  return [
    ...lines.slice(0, height - 5),
    [],
    ...scaleLines(legend, Math.max(3, height - 1 - Math.min(lines.length, height - 5)))
  ]
}

/** A mark as it looks on the map. */
function swatch(mark: string): Segment {
  return { text: onMagnitude(mark, magnitudeLevels / 4) }
}

/** Each way with its mark, what its steps go by, and how many of them lie between two stops. */
function wayLines({ survey, own, other, glyphs: { marks } }: Legend): Line[] {
  const lines = (mark: string, name: string, walker: LegendWalker, steps: readonly Step[], gait: string): Line[] => {
    const count = stepsBetween(steps, walker.stepsPerEpoch)
    const between = count === null ? '' : `${grouped(count)}${gait} ${count === 1 ? 'step' : 'steps'} a ${mark}`
    return [
      [swatch(mark), { text: ` ${name}` }],
      ...(between ? [[{ text: `  ${between}`, tone: 'dim' } as const]] : [])
    ]
  }
  const [mine, its] = gaits(own.batchSize, other?.batchSize ?? own.batchSize)
  return [
    ...lines(marks.stop, `this run, batch ${own.batchSize}`, own, survey.own, mine),
    ...(other && survey.other
      ? lines(marks.other, `batch ${other.batchSize}, ${visible(other.name)}`, other, survey.other, its)
      : [])
  ]
}

/** Steps from one stop of a way to the next, on average; null where that is not known. */
function stepsBetween(steps: readonly Step[], stepsPerEpoch: number | null): number | null {
  const [first, last] = [steps[0], steps.at(-1)]
  if (stepsPerEpoch === null || !first || !last || steps.length < 2) return null
  const all = (last.epoch - first.epoch) * stepsPerEpoch + last.batch - first.batch
  return Math.max(1, Math.round(all / (steps.length - 1)))
}

/** How the two walk, where one looks at all the data before each of its steps and the other at some of it. */
function gaits(mine: BatchSize, its: BatchSize): readonly [mine: string, its: string] {
  if ((mine === 'all') === (its === 'all')) return ['', '']
  return mine === 'all' ? [' careful', ' drunk'] : [' drunk', ' careful']
}

/** The directions, and where the method is from. */
function methodText({ method, other }: Survey): string {
  switch (method.kind) {
    case 'principal':
      return `The two principal directions of ${other ? 'both ways' : 'the way'}: PCA of ${method.points} points (Li et al. 2018)`
    case 'random':
      return method.isForWant
        ? `Two random filter-normalised directions (Li et al. 2018), until there are ${leastCheckpoints} checkpoints to go by`
        : 'Two random filter-normalised directions (Li et al. 2018)'
  }
}

/** How much of the way the plane shows. */
function sharesLine(method: Method): Line[] {
  if (method.kind === 'random') return []
  const [first, second] = method.shares.map(share => `${(share * 100).toFixed(1)} %`)
  return [[{ text: `→ ${first}  ↑ ${second} of it`, tone: 'dim' }]]
}

/** Colours and what they cost, the most above, as many as there are rows for. */
function scaleLines({ map: { least, most }, scale }: Legend, rows: number): Line[] {
  const count = Math.min(rows, magnitudeLevels / 2 + 1)
  return Array.from({ length: count }, (_, i): Line => {
    const share = 1 - i / (count - 1)
    const cost =
      scale === 'log'
        ? Math.exp(Math.log(least) + (Math.log(most) - Math.log(least)) * share)
        : least + (most - least) * share
    const level = Math.min(magnitudeLevels - 1, Math.floor(share * magnitudeLevels))
    return [{ text: magnitudePair(level, level).repeat(4) }, { text: ` ${measure(cost)}`, tone: 'dim' }]
  })
}

/** A text in lines of at most `width` characters, broken between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!
    if (last === '') lines[lines.length - 1] = word
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
