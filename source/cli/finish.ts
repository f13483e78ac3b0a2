/** What steps come to, taken one after the other; `tell` hears how many have been taken. */
export function finish<Result>(steps: Generator<unknown, Result>, tell: (taken: number) => void = () => {}): Result {
  for (let taken = 1; ; taken++) {
    const step = steps.next()
    if (step.done) return step.value
    tell(taken)
  }
}
