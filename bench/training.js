import { readSettings } from '../dist/cli/flags.js'
import { loadDataset } from '../dist/dataset/load.js'
import { settle } from '../dist/dataset/wish.js'
import { compileKernels } from '../dist/trainer/kernels.js'
import { createRun } from '../dist/trainer/run.js'
import { evaluate } from '../dist/trainer/train.js'

/** Numbers of threads that a run laid out here can use. */
export const threadCounts = [1, 2]

/**
 * A run in this process, from the program's own flags and with `threads` threads: what the trainer's worker trains on, with
 * nobody looking. `cut` may leave images out of the data set, for measurements that need few.
 */
export async function layOut(flags, threads, cut = dataset => dataset) {
  const { recipe, data } = readSettings(flags)
  const [whole, module] = await Promise.all([loadDataset(data), compileKernels()])
  const dataset = cut(whole)
  return createRun(module, recipe, settle(data, whole), dataset, null, threads)
}

/** Share of right answers on the test images. */
export function testAccuracy(run) {
  return finish(evaluate(run, run.test)).accuracy
}

/** Runs a generator to its end and returns what it returns. */
export function finish(steps) {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
