import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { postponeOptimizer } from '../../source/trainer/late-optimizer.js'

setFlagsFromString('--allow-natives-syntax')
/** V8's own word for it: bit 6 says that the optimizing compiler's code is what runs. */
const isOptimized = new Function('f', 'return (%GetOptimizationStatus(f) & 64) !== 0') as (f: unknown) => boolean

/** Whether V8 optimises a function that keeps busy, within so many milliseconds. */
async function isOptimizedWithin(time: number): Promise<boolean> {
  const busy = new Function('n', 'let sum = 0; for (let i = 0; i < n; i++) sum += i % 7; return sum') as (
    n: number
  ) => number
  for (const end = performance.now() + time; performance.now() < end; ) {
    for (let i = 0; i < 1000; i++) busy(100)
    if (isOptimized(busy)) return true
    // What is optimised beside it gets its turn.
    await new Promise(resolve => setImmediate(resolve))
  }
  return false
}

const cores = availableParallelism()

describe('the optimizer', () => {
  it('waits for eight tenths of a second where threads keep all cores busy, and not longer', async () => {
    let now = 0
    const goOn = postponeOptimizer(cores, () => now)
    goOn()
    expect(await isOptimizedWithin(300)).toBe(false)
    now = 800
    goOn()
    expect(await isOptimizedWithin(30_000)).toBe(true)
  })
  it('is let go after that time also when nothing is done', async () => {
    postponeOptimizer(cores, () => 0)
    expect(await isOptimizedWithin(30_000)).toBe(true)
  })
  it('goes on where a core is left for it', async () => {
    postponeOptimizer(cores - 1, () => 0)
    expect(await isOptimizedWithin(30_000)).toBe(true)
  })
})
