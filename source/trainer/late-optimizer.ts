import { setFlagsFromString } from 'node:v8'

/**
 * What V8 is told of JavaScript while training begins, and later. Functions are optimised in the thread that runs them (thread.ts),
 * which then stands still, and so do those that meet it: a tenth of a second in all, within the first second. Training has little
 * to win by it, as its loops are WebAssembly. So a function has to be several times as busy as usual at first, and what it calls is
 * put into it only where that is next to nothing. Later on V8 goes by its usual measures, for the sake of what is shown.
 */
const atFirst = ['--interrupt-budget=1000000', '--max-inlined-bytecode-size-cumulative=100']
const later = ['--interrupt-budget=67584', '--max-inlined-bytecode-size-cumulative=920']

/** When that is, in milliseconds: a run of a second or two is over by then. */
const delay = 3000

/** Has V8's optimizer come late. */
export function postponeOptimizer(): void {
  for (const flag of atFirst) setFlagsFromString(flag)
  setTimeout(() => {
    for (const flag of later) setFlagsFromString(flag)
  }, delay).unref()
}
