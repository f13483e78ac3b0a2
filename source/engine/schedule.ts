import type { ScheduleName } from './recipe.js'

/** What to multiply the learning rate with when the share `t` of the run's steps, from 0 to 1, lies behind. */
export const schedules: Record<ScheduleName, (t: number) => number> = {
  constant: () => 1,
  // A tenth after half of the run, a hundredth after three quarters.
  step: t => (t < 0.5 ? 1 : t < 0.75 ? 0.1 : 0.01),
  // Loshchilov & Hutter 2017, without restarts.
  cosine: t => halfCosine(1, 0, t),
  // Smith & Topin 2018, with PyTorch's shape: up from 1/25 for 30 % of the run, then down to almost nothing.
  'one-cycle': t => (t < 0.3 ? halfCosine(1 / 25, 1, t / 0.3) : halfCosine(1, 1 / 250_000, (t - 0.3) / 0.7))
}

function halfCosine(from: number, to: number, t: number): number {
  return to + ((from - to) * (1 + Math.cos(Math.PI * Math.min(t, 1)))) / 2
}
