/** Something that is done when it is called for, but not more often than a pace allows. */
export interface Paced {
  (): void
  /** Does it at once, and with it what was due later. */
  now(): void
  /** What is due later is not done any more. */
  cancel(): void
}

/** Does `act` at once when it is called for after a rest, and otherwise once for all calls within `interval` milliseconds. */
export function paced(act: () => void, interval: number): Paced {
  let timer: NodeJS.Timeout | undefined
  let doneAt = Number.NEGATIVE_INFINITY
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const now = () => {
    cancel()
    doneAt = performance.now()
    act()
  }
  const soon = () => {
    timer ??= setTimeout(now, Math.max(0, doneAt + interval - performance.now()))
  }
  return Object.assign(soon, { now, cancel })
}
