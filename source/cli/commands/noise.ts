import { DataError, type DataSource } from '../../dataset/dataset.js'
import { type NoiseKind, pickedImage } from '../../dataset/noise.js'
import { createRandom, purposes } from '../../engine/random.js'
import { type Bench, benchRows } from '../../trainer/inspect/bench.js'
import { noiseImage, type Sureness, sureness } from '../../trainer/inspect/noise.js'
import { type Measure, outputText, ranked, whyNotNone } from '../../ui/answers.js'
import { wrapped } from '../../ui/charts/wrapped.js'
import { grouped, percent } from '../../ui/format.js'
import { print, printJson } from '../../ui/lines.js'
import { visible } from '../../ui/visible.js'
import { complain } from '../complain.js'
import { finish } from '../finish.js'
import { loadShowing, openCheckpoint } from '../opened.js'
import { counting, withProgress } from '../progress-line.js'

interface Wanted {
  readonly noise: NoiseKind
  readonly count: number
  readonly seed: number
}

/**
 * `downhill noise <checkpoint>`: how sure the network is of images that show nothing, and of test images beside them.
 * @throws CheckpointError when there is no such checkpoint, DataError when the noise is made of images that can't be had.
 */
export async function noiseCommand(
  name: string,
  folder: string,
  wanted: Wanted,
  output: 'json' | 'lines'
): Promise<number> {
  const { path, description, measure, bench } = await openCheckpoint(name, folder)
  const { classes } = description.dataset
  const images = await testImages(description.data, bench, wanted.noise)
  const random = createRandom(wanted.seed, purposes.noise, wanted.count)
  const inputs = bench.pass.network.sizes[0]!
  const answered = (what: string, next: () => Uint8Array) =>
    withProgress(line => {
      const { count } = wanted
      const tell = counting(line, done => `${what}: ${grouped(done)} of ${grouped(count)}`)
      return finish(sureness(bench, count, next), taken => tell(Math.min(count, taken * benchRows)))
    })
  const noise = await answered('images of noise', () => noiseImage(wanted.noise, bench, images!, random))
  const test = images && (await answered('test images', () => pickedImage(images, inputs, random)))
  if (output === 'json') {
    const { noise: kind, count, seed } = wanted
    printJson({ kind, count, seed, measure, noise: asJson(noise, classes), test: test && asJson(test, classes) })
  } else print([visible(path), ...report(wanted, noise, test, classes, measure)].join('\n'))
  return 0
}

/** The test images that the network has, which only shuffled noise can't do without; null when they can't be had. */
async function testImages(source: DataSource, bench: Bench, noise: NoiseKind): Promise<Uint8Array | null> {
  try {
    const { pixels } = (await loadShowing(source)).test
    const inputs = bench.pass.network.sizes[0]!
    if (pixels.length % inputs === 0) return pixels
    throw new DataError(`${source.data} holds images of another size now than the network was trained on.`)
  } catch (error) {
    if (!(error instanceof DataError) || noise === 'shuffled') throw error
    complain(`There are no test images to compare with: ${error.message}`)
    return null
  }
}

function report(
  { noise: kind, count, seed }: Wanted,
  noise: Sureness,
  test: Sureness | null,
  classes: readonly string[],
  measure: Measure
): string[] {
  const [half, most] = measure === 'probability' ? ['50 %', '90 %'] : ['0.5', '0.9']
  const made = kind === 'pixels' ? 'every pixel at random' : 'the pixels of test images, shuffled'
  const row = (name: string, value: (one: Sureness) => string) =>
    `${name.padEnd(28)}${value(noise).padStart(10)}${test ? value(test).padStart(14) : ''}`
  const width = Math.max(...classes.map(name => visible(name).length))
  const answers = noise.classes.map(one => one.answers)
  const said = ranked(answers).filter(i => answers[i]! > 0)
  return [
    `${grouped(count)} images of noise: ${made} (seed ${seed})`,
    '',
    `${''.padEnd(28)}${'noise'.padStart(10)}${test ? 'test images'.padStart(14) : ''}`,
    row(`sure: ${measure} over ${half}`, one => percent(one.overHalf / one.count)),
    row(`      ${measure} over ${most}`, one => percent(one.overNineTenths / one.count)),
    row('largest output, on average', one => outputText(one.average, measure)),
    '',
    'What it takes the noise for, and how often it is sure of that:',
    ...said.slice(0, 10).map(i => {
      const { answers, overHalf, overNineTenths } = noise.classes[i]!
      const shares = [answers, overHalf, overNineTenths].map(one => percent(one / count).padStart(9))
      return `  ${visible(classes[i]!).padEnd(width)} ${shares[0]}   over ${half} ${shares[1]}   over ${most} ${shares[2]}`
    }),
    '',
    ...wrapped(whyNotNone(measure), 80)
  ]
}

function asJson({ average, overHalf, overNineTenths, classes: counts }: Sureness, classes: readonly string[]) {
  return { average, overHalf, overNineTenths, classes: Object.fromEntries(classes.map((name, i) => [name, counts[i]])) }
}
