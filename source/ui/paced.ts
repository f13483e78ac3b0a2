/** Something that is done when it is called for, but not more often than a pace allows. */
export interface Paced {
  (): void
  /** What is due later is not done any more. */
  cancel(): void
}

/** Does `act` at once when it is called for after a rest, and otherwise once for all calls within `interval` milliseconds. */
export function paced(act: () => void, interval: number): Paced {
  let timer: NodeJS.Timeout | undefined
  let doneAt = Number.NEGATIVE_INFINITY
  const now = () => {
    timer = undefined
    doneAt = performance.now()
    act()
  }
  const call = () => {
    if (timer === undefined) timer = setTimeout(now, Math.max(0, doneAt + interval - performance.now()))
  }
  return Object.assign(call, { cancel: () => (timer = void clearTimeout(timer)) })
}
