import { setFlagsFromString } from 'node:v8'

/**
 * What V8 is told of JavaScript while training begins, and later. Functions are optimised in the thread that runs them (thread.ts),
 * which then stands still, and so do those that meet it: a tenth of a second in all, within the first second. Training has little
 * to win by it, as its loops are WebAssembly. So a function has to be several times as busy as usual at first, and what it calls is
 * put into it only where that is next to nothing. Later on V8 goes by its usual measures, for the sake of what is shown.
 */
const inlining = {
  atFirst: '--max-inlined-bytecode-size-cumulative=100',
  later: '--max-inlined-bytecode-size-cumulative=920'
}
/** V8 went by bytes until version 12, which came with Node.js 22, and goes by calls since then. */
const patience =
  Number.parseInt(process.versions.v8, 10) < 12
    ? { atFirst: '--interrupt-budget=1000000', later: '--interrupt-budget=67584' }
    : { atFirst: '--invocation-count-for-turbofan=45000', later: '--invocation-count-for-turbofan=3000' }

/** When that is, in milliseconds: a run of a second or two is over by then. */
const delay = 3000

/** Has V8's optimizer come late. */
export function postponeOptimizer(): void {
  for (const { atFirst } of [inlining, patience]) setFlagsFromString(atFirst)
  setTimeout(() => {
    for (const { later } of [inlining, patience]) setFlagsFromString(later)
  }, delay).unref()
}
