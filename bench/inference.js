import { evaluate } from '../dist/trainer/train.js'
import { activationsThere } from './activations.js'
import { flopOfForward } from './flop.js'
import { machine } from './machine.js'
import { nonzeroPixels } from './mnist.js'
import { networks } from './networks.js'
import { progress } from './progress.js'
import { spread } from './statistics.js'
import { table, withSpread, wrapped } from './table.js'
import { finish, layOut, threadCounts } from './training.js'

const sizes = [784, 100, 100, 10]
/** Of one measurement. */
const leastSeconds = 0.5

/** Prints how many images a second a trained network's form answers. */
export async function inference({ rounds }) {
  console.log(`Images a second that ${sizes.join('-')} ReLU answers.`)
  console.log(machine())
  const nonzero = await nonzeroPixels()
  const there = await activationsThere(networks.find(network => network.sizes.join() === sizes.join()))
  const rows = [['', 'images', 'threads', 'million images/s', 'GFLOP/s']]
  for (const threads of threadCounts) {
    const flags = { layers: '100,100', activation: 'relu', cost: 'cross-entropy', validation: '0' }
    const run = await layOut(flags, threads)
    warmUp(run)
    for (const [set, places] of [
      ['60,000 training', run.sample],
      ['10,000 test', run.test]
    ]) {
      for (const [what, pass] of [
        ['answers and costs', () => answerAll(run, places)],
        ['evaluation: with answers, cost and confusion', () => finish(evaluate(run, places))]
      ]) {
        progress(`${what}, ${set}, ${threads} threads`)
        const rates = rateOf(pass, places.count, rounds)
        const flop = (rates.median * flopOfForward(sizes, nonzero, there)) / 1e9
        rows.push([what, set, threads, withSpread(rates, rate => (rate / 1e6).toFixed(2)), flop.toFixed(1)])
      }
    }
    run.team.close()
  }
  progress('')
  console.log(`\n${table(rows).join('\n')}`)
  console.log(
    wrapped(
      `Medians of ${rounds} measurements of ${leastSeconds} s or more (lowest…highest), after a pass that is not counted. ` +
        'GFLOP/s counts the pixels and activations that are not zero (bench/flop.js).'
    )
  )
}

function answerAll({ team, layout }, { address, count }) {
  const { rows } = layout.scratch
  for (let done = 0; done < count; done += rows) {
    team.perform({ kind: 'answer', batch: address + done * 4, rows: Math.min(rows, count - done) })
  }
}

/** Helpers are slow until their code is optimised, and only then chosen where they help. */
function warmUp(run) {
  const begun = performance.now()
  while (performance.now() - begun < 1000) answerAll(run, run.test)
}

function rateOf(pass, count, rounds) {
  pass()
  const rates = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    let images = 0
    let seconds = 0
    while (seconds < leastSeconds) {
      pass()
      images += count
      seconds = (performance.now() - begun) / 1000
    }
    rates.push(images / seconds)
  }
  return spread(rates)
}
