import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { choose } from './choose.js'
import { machine } from './machine.js'
import { evaluateProgram, trainProgram, withFolder } from './program.js'
import { progress } from './progress.js'
import { spread } from './statistics.js'
import { percent, short, table, withSpread } from './table.js'
import { threadCounts } from './training.js'

const run = promisify(execFile)

/** Recipes, `[label, flags]`: those whose time to these accuracies is taken … */
const races = [['fast', { preset: 'fast' }]]
const wanted = [0.97, 0.98]

/** What the recipes below that are no presets have in common. */
const modern = {
  activation: 'relu',
  cost: 'cross-entropy',
  optimizer: 'adamw',
  schedule: 'one-cycle',
  batchSize: '64'
}

/** … and those whose accuracy is taken, with the epoch chosen on held-out images alone. */
const exams = [
  ['784-16-16-10, preset classic', { preset: 'classic' }],
  [
    '784-16-16-10, a recipe of its own',
    { ...modern, layers: '16,16', learningRate: '0.006', weightDecay: '0.02', epochs: '40' }
  ],
  [
    '784-128-10, with shifted images',
    { ...modern, layers: '128', learningRate: '0.004', weightDecay: '0.05', epochs: '20', augment: 'shift' }
  ],
  ['784-512-512-10, preset accurate', { preset: 'accurate' }]
]

/** Prints how soon and how well ours answers MNIST's test images, medians over seeds. */
export async function accuracy({ seeds, only }) {
  const recipes = [
    ...races.map(([name, flags]) => ({ name, flags, measure: race })),
    ...exams.map(([name, flags]) => ({ name, flags, measure: examine }))
  ]
  const chosen = choose(recipes, only)
  console.log(`MNIST's 10,000 test images; medians over seeds 1 to ${seeds} (lowest…highest).`)
  console.log(machine())
  for (const measure of [race, examine]) {
    const measured = chosen.filter(recipe => recipe.measure === measure)
    if (measured.length > 0) await measure(measured, seeds)
  }
}

async function race(recipes, seeds) {
  const heads = wanted.map(share => `to ${percent(share, 0)}`)
  const lines = [['recipe', 'threads', ...heads, 'at its end', 'after']]
  for (const { name, flags } of recipes) {
    for (const threads of threadCounts) {
      const results = []
      for (let seed = 1; seed <= seeds; seed++) {
        progress(`${name}: time to accuracy, seed ${seed} of ${seeds}`)
        results.push(await timed({ ...flags, seed: `${seed}` }, threads))
      }
      const times = wanted.map((_, i) => spread(results.map(({ reached }) => reached[i] ?? Number.POSITIVE_INFINITY)))
      lines.push([
        name,
        threads,
        ...times.map(time => withSpread(time, seconds)),
        percent(spread(results.map(result => result.accuracy)).median, 2),
        seconds(spread(results.map(result => result.seconds)).median)
      ])
    }
  }
  show('time to accuracy, wall clock from the first batch, stopped while the test images are looked at', lines)
}

const seconds = time => (Number.isFinite(time) ? `${short(time)} s` : 'never')

async function timed(flags, threads) {
  const script = fileURLToPath(new URL('clock.js', import.meta.url))
  const args = [flags, threads, wanted].map(value => JSON.stringify(value))
  const { stdout } = await run(process.execPath, [script, ...args])
  return JSON.parse(stdout)
}

async function examine(recipes, seeds) {
  const lines = [['recipe', 'test accuracy', 'epoch chosen', 'training']]
  for (const { name, flags } of recipes) {
    const results = []
    for (let seed = 1; seed <= seeds; seed++) {
      progress(`${name}: accuracy, seed ${seed} of ${seeds}`)
      results.push(await withFolder(checkpoints => examined({ ...flags, seed: `${seed}`, checkpoints })))
    }
    lines.push([
      name,
      withSpread(spread(results.map(result => result.accuracy)), value => percent(value, 2)),
      withSpread(spread(results.map(result => result.epoch)), String),
      withSpread(spread(results.map(result => result.seconds)), seconds)
    ])
  }
  show('test accuracy of the epoch that answers held-out images best, and how long the whole training took', lines)
}

/** Trains, chooses the epoch by held-out accuracy, the earlier of two that are as good, and sits the exam with that one. */
async function examined(flags) {
  const { epochs, done } = await trainProgram(flags)
  const best = epochs.reduce((a, b) => (b.validationAccuracy > a.validationAccuracy ? b : a))
  const { accuracy } = await evaluateProgram(best.checkpoint)
  return { accuracy, epoch: best.epoch, seconds: done.seconds }
}

function show(title, lines) {
  progress('')
  console.log(`\n${title}\n${table(lines).join('\n')}`)
}
