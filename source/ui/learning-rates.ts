/** Learning rates a person steps through: evenly spread to the eye, and short to read. */
const mantissas = [1, 1.5, 2, 3, 5, 7, 10]

/** How far the arrows go. */
const lowest = 1e-7
const highest = 1000

/** The next of the series 1, 1.5, 2, 3, 5, 7 × a power of ten above `rate`, or below it. */
export function nextRate(rate: number, direction: 'up' | 'down'): number {
  const power = 10 ** Math.floor(Math.log10(rate) + 1e-9)
  const series = [power / 10, power].flatMap(scale => mantissas.map(mantissa => rounded(mantissa * scale)))
  // A hair's breadth, so that a rate of the series itself is not its own neighbour.
  const next =
    direction === 'up'
      ? series.find(candidate => candidate > rate * (1 + 1e-9))
      : series.findLast(candidate => candidate < rate * (1 - 1e-9))
  if (next === undefined) return rate
  return direction === 'up' ? Math.max(rate, Math.min(next, highest)) : Math.min(rate, Math.max(next, lowest))
}

function rounded(value: number): number {
  return Number(value.toPrecision(2))
}
