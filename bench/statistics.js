/** The middle of some numbers; between the two in the middle where there is an even number of them. NaN for none. */
export function median(values) {
  return quantile(values, 0.5)
}

/** The value below which a `share` of the values lies, on the straight line between its two neighbours. NaN for none. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) return Number.NaN
  // What was never reached counts as infinite, and infinity times nothing is no number.
  return below === above ? below : below + (above - below) * (place - Math.floor(place))
}

/** Median, lowest and highest of some numbers. */
export function spread(values) {
  return { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) }
}
