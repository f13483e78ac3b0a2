/** Mini-batches a second of slow motion, from the slowest; null, at the end, is full speed. */
const speeds: readonly (number | null)[] = [1, 10, 100, null]

/** The next slower speed, or faster one; the same where there is none. */
export function nextSpeed(batchesPerSecond: number | null, direction: 'slower' | 'faster'): number | null {
  const at = speeds.indexOf(batchesPerSecond) + (direction === 'slower' ? -1 : 1)
  return speeds[Math.max(0, Math.min(speeds.length - 1, at))]!
}
