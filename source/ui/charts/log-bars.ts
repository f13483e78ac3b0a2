/**
 * How often values fall where, as bars of `rows` rows of `width` characters, the top row first. A bar's height is the
 * logarithm of its count, so that the few beside the many are seen, and what is there at all is never without a bar. A
 * width that divides the number of bins is drawn without a comb. The highest bar is a step short of the top, so that bars
 * below one another do not run together.
 */
export function logBars(counts: readonly number[], width: number, rows: number, ramp: string): string[] {
  const glyphs = [...ramp]
  const bars = gathered(counts, width).map(count => Math.log1p(count))
  const most = Math.max(...bars)
  const steps = rows * glyphs.length - 1
  const heights = bars.map(bar => (bar === 0 ? 0 : Math.max(1, Math.round((bar / most) * steps))))
  return Array.from({ length: rows }, (_, row) => {
    const below = (rows - 1 - row) * glyphs.length
    return heights.map(height => glyphs[Math.min(glyphs.length, height - below) - 1] ?? ' ').join('')
  })
}

/** The counts of `width` wider bins. */
function gathered(counts: readonly number[], width: number): number[] {
  const sums = new Array<number>(width).fill(0)
  for (const [i, count] of counts.entries()) sums[Math.floor((i * width) / counts.length)]! += count
  return sums
}
