/** Why training can't go on: a helper thread is gone. */
export class LaneError extends Error {}

/** Where threads meet: three words of shared memory, all 0 at first. */
export interface Barrier {
  readonly words: Int32Array // [arrived, round, failed]
  /** How many threads meet here. */
  readonly threads: number
}

const arrived = 0
const round = 1
const failed = 2

/** How often to look before going to sleep: some 50 µs, longer than a thread that is on its way takes. */
const looks = 10_000
/** How long to sleep at a time in milliseconds. */
const nap = 100
/** How many naps a thread may be late. A process that was suspended sees one of them end early, not all. */
const naps = 50

/**
 * Returns when every thread has called it as often: spins for as long as a step usually takes, then sleeps, so that a pause
 * costs nothing. `forever` is how long a helper waits for work.
 * @throws LaneError when another thread has failed or does not come.
 */
export function meet({ words, threads }: Barrier, patience: 'soon' | 'forever'): void {
  const now = Atomics.load(words, round)
  refuseFailure(words)
  if (Atomics.add(words, arrived, 1) === threads - 1) {
    Atomics.store(words, arrived, 0)
    Atomics.add(words, round, 1)
    Atomics.notify(words, round)
  } else {
    wait(words, now, patience === 'soon' ? naps : Number.POSITIVE_INFINITY)
  }
  refuseFailure(words)
}

/** Says that this thread will not come any more, and wakes those that wait for it. */
export function fail({ words }: Barrier): void {
  Atomics.store(words, failed, 1)
  Atomics.add(words, round, 1)
  Atomics.notify(words, round)
}

function refuseFailure(words: Int32Array): void {
  if (Atomics.load(words, failed) !== 0) throw new LaneError('A helper thread has failed.')
}

function wait(words: Int32Array, now: number, most: number): void {
  for (let look = 0; look < looks; look++) if (Atomics.load(words, round) !== now) return
  for (let slept = 0; slept < most; slept++) {
    Atomics.wait(words, round, now, nap)
    if (Atomics.load(words, round) !== now) return
  }
  throw new LaneError('A helper thread does not answer any more.')
}
