/**
 * The last `width` values as one character each, from the first glyph of `ramp` at `low` to the last at `high`; shorter
 * series stand at the right. Values that are not finite leave a gap.
 */
export function sparkline(values: readonly number[], width: number, ramp: string, low?: number, high?: number): string {
  if (width <= 0) return ''
  const shown = values.slice(-width)
  const finite = shown.filter(Number.isFinite)
  const least = low ?? Math.min(...finite)
  const most = high ?? Math.max(...finite)
  const range = most - least
  const glyphs = [...ramp]
  const text = shown.map(value => {
    if (!Number.isFinite(value)) return ' '
    const share = range > 0 ? Math.max(0, Math.min(1, (value - least) / range)) : 0.5
    return glyphs[Math.round(share * (glyphs.length - 1))]!
  })
  return text.join('').padStart(width)
}
