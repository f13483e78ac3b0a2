/** Counts as upright bars, `height` rows of text, `columns` columns a count; a count that is not 0 is never out of sight. */
export function histogram(counts: readonly number[], height: number, columns: number, ramp: string): string[] {
  const glyphs = [...ramp]
  const most = Math.max(1, ...counts)
  const steps = counts.map(count => Math.max(count > 0 ? 1 : 0, Math.round((count / most) * height * glyphs.length)))
  return Array.from({ length: height }, (_, row) => {
    const below = (height - 1 - row) * glyphs.length
    return steps
      .map(step => {
        const here = Math.min(glyphs.length, step - below)
        return (here > 0 ? glyphs[here - 1]! : ' ').repeat(columns)
      })
      .join('')
  })
}
