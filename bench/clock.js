/**
 * Trains one run and prints as JSON when it first answered the test images as well as wanted: seconds on the wall clock
 * since the first batch, with all that the trainer does (the looks at held-out images too). The clock stands still only
 * while the test images are looked at, ten times an epoch. A process of its own, so that nothing is compiled or warm yet.
 * Usage: clock.js <flags as JSON> <threads> <accuracies as JSON>
 */
import { fullRow } from '../dist/trainer/in-a-row.js'
import { postponeOptimizer } from '../dist/trainer/late-optimizer.js'
import { train } from '../dist/trainer/train.js'
import { layOut, testAccuracy } from './training.js'

const looks = 10

const [flags, threads, wanted] = process.argv.slice(2).map(text => JSON.parse(text))
postponeOptimizer()
const run = await layOut(flags, threads)
const every = Math.ceil(run.batches.count / looks)
const reached = wanted.map(() => null)
let seconds = 0
let accuracy = 0

function look() {
  accuracy = testAccuracy(run)
  wanted.forEach((share, i) => {
    if (accuracy >= share) reached[i] ??= seconds
  })
}

/** As many mini-batches in a row as the trainer's worker takes, but for the next look. */
const nextRow = () => {
  run.rowLimit = Math.min(fullRow(run), every - (run.batch % every))
}

nextRow()
let begun = performance.now()
for (const moment of train(run)) {
  nextRow()
  // The last batch of an epoch is followed by the epoch's end, where it is looked at.
  const isTime = moment === 'epoch' || (moment === 'batch' && run.batch % every === 0 && run.batch < run.batches.count)
  if (!isTime) continue
  seconds += (performance.now() - begun) / 1000
  look()
  begun = performance.now()
}
console.log(JSON.stringify({ reached, accuracy, seconds }))
// Whatever else may still run has nothing more to say.
process.exit()
