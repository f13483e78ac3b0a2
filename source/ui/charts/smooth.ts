import type { CostChart } from './cost-chart.js'

/**
 * A curve smoothed: each point the average of those up to it, the older ones counting less by the factor `keep` from one to
 * the next, with the bias of the first points corrected as in Adam (Kingma & Ba 2015). Points that are not numbers are kept.
 */
export function smoothed(points: CostChart['points'], keep: number): CostChart['points'] {
  let sum = 0
  let weight = 0
  return points.map(([at, cost]) => {
    if (!Number.isFinite(cost)) return [at, cost]
    sum = keep * sum + (1 - keep) * cost
    weight = keep * weight + (1 - keep)
    return [at, sum / weight]
  })
}
