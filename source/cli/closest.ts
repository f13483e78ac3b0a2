/**
 * The name that a person is likely to have meant: one that begins so, or is a slip or two away, or that has such initials
 * (`lr` for `learning-rate`). Undefined when none is close enough to be offered.
 */
export function closest<Name extends string>(text: string, names: readonly Name[]): Name | undefined {
  const typed = text.toLowerCase()
  const begun = typed.length >= 3 ? names.filter(name => name.startsWith(typed)) : []
  if (begun.length === 1) return begun[0]
  // Of a short word, two slips leave nothing to know it by.
  const most = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2
  const near = names
    .map(name => ({ name, slips: Math.abs(name.length - typed.length) > most ? Infinity : slips(typed, name) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips)
  return near[0]?.name ?? names.find(name => initials(name) === typed)
}

function initials(name: string): string | undefined {
  const words = name.split('-')
  return words.length < 2 ? undefined : words.map(word => word[0]).join('')
}

/**
 * How many letters have to be put in, left out, changed, or swapped with their neighbour to make one word of another: the
 * optimal string alignment distance (Damerau 1964; no part is edited twice).
 */
function slips(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = last[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const swap = isSwapped ? beforeLast[j - 2]! + 1 : Infinity
      row.push(Math.min(change, swap, last[j]! + 1, row[j - 1]! + 1))
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[to.length]!
}
