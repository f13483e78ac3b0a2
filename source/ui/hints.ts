/** A key that works here and now, and what it does. */
export interface Hint {
  readonly shown: string
  readonly hint: string
  /** Whether it works everywhere, and so stays in the hint line however short that is. */
  readonly isLasting: boolean
}

/**
 * As many of the hints as `columns` have room for: those of the screen, the first before the others, and those that last, of
 * which the two that explain stand together where there is little room. `?` tells of the rest.
 */
export function fittingHints(all: readonly Hint[], columns: number): Hint[] {
  if (widthOf(all) <= columns) return [...all]
  const fitting = joined(all)
  while (widthOf(fitting) > columns) {
    const dispensable = fitting.findLastIndex(({ isLasting }) => !isLasting)
    if (dispensable < 0) break
    fitting.splice(dispensable, 1)
  }
  return fitting
}

function widthOf(hints: readonly Hint[]): number {
  return hints.reduce((sum, { shown, hint }) => sum + [...shown].length + hint.length + 3, 0)
}

/** “i explain  ? help” → “? i help” */
function joined(all: readonly Hint[]): Hint[] {
  const explain = all.find(({ hint }) => hint === 'explain')
  return all
    .filter(hint => hint !== explain)
    .map(one => (explain && one.hint === 'help' ? { ...one, shown: `${one.shown} ${explain.shown}` } : one))
}
