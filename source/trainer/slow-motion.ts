/** When the next mini-batch is due, where training is slowed down to be watched. Times are in milliseconds. */
export interface SlowMotion {
  /** Null is full speed. */
  readonly batchesPerSecond: number | null
  readonly dueAt: number
}

export const fullSpeed: SlowMotion = { batchesPerSecond: null, dueAt: 0 }

/** Mini-batches a second up to which each of them can be looked at. */
const mostWatched = 12

/** So many mini-batches a second from now on; the first is due at once. */
export function slowedTo(batchesPerSecond: number | null, now: number): SlowMotion {
  return { batchesPerSecond, dueAt: now }
}

/** After a mini-batch: the next is due one interval later. What was late is not made up for in a rush. */
export function afterBatch(motion: SlowMotion, now: number): SlowMotion {
  const interval = 1000 / (motion.batchesPerSecond ?? Number.POSITIVE_INFINITY)
  return { ...motion, dueAt: Math.max(motion.dueAt, now - interval) + interval }
}

/** How long to wait for the next mini-batch; 0 when it is due. */
export function waitFor({ batchesPerSecond, dueAt }: SlowMotion, now: number): number {
  return batchesPerSecond === null ? 0 : Math.max(0, dueAt - now)
}

/** Whether it is so slow that every mini-batch is shown. */
export function isWatched({ batchesPerSecond }: SlowMotion): boolean {
  return batchesPerSecond !== null && batchesPerSecond <= mostWatched
}
