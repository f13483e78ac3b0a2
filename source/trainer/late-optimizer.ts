import { setFlagsFromString } from 'node:v8'

/**
 * What V8 is told of JavaScript beside training. Functions are optimised in the thread that runs them (thread.ts), which then
 * stands still, and so do those that meet it: a tenth of a second in all, within the first second. There is little to be won by
 * it, as loops are WebAssembly. So a function has to be fifteen times as busy as usual before it is optimised, and what it calls
 * is put into it only where that is next to nothing: those that call kernels call many others.
 */
const flags = ['--interrupt-budget=1000000', '--max-inlined-bytecode-size-cumulative=100']

/** Has V8's optimizer come late and take little time. */
export function postponeOptimizer(): void {
  for (const flag of flags) setFlagsFromString(flag)
}
