import { setImmediate } from 'node:timers/promises'

/** How long steps may go on before whatever else has come is heard, a signal among it, in milliseconds. */
const slice = 50

/** What steps come to, taken one after the other; `tell` hears how many have been taken. */
export async function finish<Result>(
  steps: Generator<unknown, Result>,
  tell: (taken: number) => void = () => {}
): Promise<Result> {
  let heard = performance.now()
  for (let taken = 1; ; taken++) {
    const step = steps.next()
    if (step.done) return step.value
    tell(taken)
    if (performance.now() - heard < slice) continue
    await setImmediate()
    heard = performance.now()
  }
}
