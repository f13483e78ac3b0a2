import { setFlagsFromString } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { postponeOptimizer } from '../../source/trainer/late-optimizer.js'

setFlagsFromString('--allow-natives-syntax')
// As where training runs; and how often a function is called says when, whatever else the machine does.
setFlagsFromString('--no-concurrent-recompilation')
/** V8's own word for it: bit 6 says that the optimizing compiler's code is what runs. */
const isOptimized = new Function('f', 'return (%GetOptimizationStatus(f) & 64) !== 0') as (f: unknown) => boolean

/** Where to give up waiting. */
const most = 300_000

/** How often a function with a name of its own, unknown to V8 as yet, is called before it is optimised. */
function callsUntilOptimized(name: string): number {
  const busy = new Function('n', `let ${name} = 0; for (let i = 0; i < n; i++) ${name} += i % 7; return ${name}`) as (
    n: number
  ) => number
  let calls = 1
  for (; calls < most && !isOptimized(busy); calls++) busy(10)
  return calls
}

/** The fewest of three tries: the first ones find V8 still busy with this file. */
const fewest = (name: string) => Math.min(...['A', 'B', 'C'].map(which => callsUntilOptimized(name + which)))

describe('the optimizer', () => {
  it('waits until a function has been several times as busy as usual, and then it comes', () => {
    const usual = fewest('usual')
    postponeOptimizer()
    expect(fewest('patient')).toBeGreaterThan(2.5 * usual)
  })
})
