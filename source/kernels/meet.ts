/** Where threads that work on one memory meet. In WebAssembly, because waiting has to be quick from the first time on. */

/** How long to sleep at a time in nanoseconds. */
const nap: i64 = 100_000_000

/**
 * Returns when each of `threads` threads has called it as often: 0, or 1 when one of them has said that it failed, or 2 when
 * this one has looked `looks` times, and then slept `naps` times a tenth of a second, in vain. At `barrier` stand i32 [arrived, round,
 * failed, asleep], all 0 at first. Waking is a call out of WebAssembly, so it is left where nobody is asleep.
 * A process that was suspended sees one nap end early, not all.
 */
export function meet(barrier: usize, threads: i32, looks: i32, naps: i32): i32 {
  const round = atomic.load<i32>(barrier, 4)
  if (atomic.load<i32>(barrier, 8) != 0) return 1
  if (atomic.add<i32>(barrier, 1) == threads - 1) {
    atomic.store<i32>(barrier, 0)
    atomic.add<i32>(barrier, 1, 4)
    if (atomic.load<i32>(barrier, 12) != 0) atomic.notify(barrier + 4, threads)
    return atomic.load<i32>(barrier, 8)
  }
  for (let look = 0; look < looks; look++) {
    if (atomic.load<i32>(barrier, 4) != round) return atomic.load<i32>(barrier, 8)
  }
  atomic.add<i32>(barrier, 1, 12)
  let code = 2
  for (let slept = 0; slept < naps && code == 2; slept++) {
    atomic.wait<i32>(barrier + 4, round, nap)
    if (atomic.load<i32>(barrier, 4) != round) code = atomic.load<i32>(barrier, 8)
  }
  atomic.sub<i32>(barrier, 1, 12)
  return code
}

/** Says that a thread will not come any more, and wakes those that wait for it. */
export function fail(barrier: usize): void {
  atomic.store<i32>(barrier, 1, 8)
  atomic.add<i32>(barrier, 1, 4)
  atomic.notify(barrier + 4)
}
