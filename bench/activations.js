import { numbersAt } from '../dist/engine/arena.js'
import { train } from '../dist/trainer/train.js'
import { flagsOf } from './networks.js'
import { layOut } from './training.js'

/** Mini-batches between two that are looked at. */
const stride = 50

/** What share of each hidden layer's activations is not zero, on average over the second epoch of a network's training. */
export async function activationsThere(network) {
  const run = await layOut({ ...flagsOf(network), epochs: '2' }, 1)
  const layers = run.layout.network.layers.slice(0, -1)
  const counts = layers.map(() => ({ all: 0, there: 0 }))
  for (const moment of train(run)) {
    if (moment === 'batch' && run.epoch === 1 && run.batch % stride === 0) layers.forEach(count)
  }
  run.team.close()
  return counts.map(({ all, there }) => there / all)

  function count({ outputs, width }, l) {
    const a = numbersAt(run.arena, run.layout.scratch.a[l], network.batch * width)
    a.forEach((value, i) => {
      if (i % width >= outputs) return
      counts[l].all++
      if (value !== 0) counts[l].there++
    })
  }
}
