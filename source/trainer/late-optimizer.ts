import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'

/** How long, in milliseconds: until what training has lost by it is as much as optimising costs. */
const delay = 800

/**
 * How much V8 may put into one function that it optimises, a ninth of what it is without: functions that call kernels call many
 * others, and V8 would take tens of milliseconds over each of them.
 */
const fewInlined = '--max-inlined-bytecode-size-cumulative=100'

/**
 * V8 optimises a training thread's JavaScript in that thread (thread.ts). Where `threads` meet after every small piece of work
 * and keep all cores busy, the others wait for the one that is held up: so much that the first second of training takes a third
 * longer. Here the optimizer is made to wait instead. Training is short of little meanwhile: its loops are WebAssembly. Returns
 * what to call after each job; then the optimizer is let go when it is time.
 */
export function postponeOptimizer(threads: number, now: () => number): () => void {
  if (threads < availableParallelism()) return () => {}
  setFlagsFromString('--no-opt')
  setFlagsFromString(fewInlined)
  const end = now() + delay
  let isWaiting = true
  const letGo = () => {
    if (isWaiting) setFlagsFromString('--opt')
    isWaiting = false
  }
  // Also when there is nothing to do.
  setTimeout(letGo, delay).unref()
  return () => {
    if (isWaiting && now() >= end) letGo()
  }
}
