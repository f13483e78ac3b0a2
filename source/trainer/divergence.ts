import { follow, measuredBounds } from '../engine/bounds.js'
import type { Stride } from '../engine/optimizer.js'
import type { Run } from './run.js'

/** What is no longer a finite number. */
export type Divergence = 'cost' | 'gradient' | 'parameter' | 'moment' | 'held-out cost'

/** A step, the cost of its mini-batch, and how large the gradient can be along which it went. */
export interface Step {
  readonly stride: Stride
  readonly cost: number
  readonly gradient: number
}

/**
 * What is no longer finite after steps that were taken in a row, null when all is, and the steps up to the one that showed it, or
 * all. Every parameter is looked at only when one could have overflowed.
 */
export function divergenceAfter<S extends Step>(
  run: Run,
  steps: readonly S[]
): { divergence: Divergence | null; counted: readonly S[] } {
  let isSafe = true
  for (let i = 0; i < steps.length; i++) {
    const { cost, gradient, stride } = steps[i]!
    const strange = Number.isFinite(cost) ? (Number.isFinite(gradient) ? null : 'gradient') : 'cost'
    if (strange !== null) return { divergence: strange, counted: steps.slice(0, i + 1) }
    isSafe = follow(run.bounds, run.layout, gradient, stride) && isSafe
  }
  return { divergence: isSafe ? null : divergenceIn(run), counted: steps }
}

/** What among parameters and moments is not finite; looks at every one. */
export function divergenceIn(run: Run): Divergence | null {
  run.bounds = measuredBounds(run.kernels, run.layout)
  const { parameters, moments } = run.bounds
  if (!Number.isFinite(parameters)) return 'parameter'
  return moments.every(Number.isFinite) ? null : 'moment'
}

const subjects: Record<Divergence, string> = {
  cost: 'The cost',
  gradient: 'The gradient',
  parameter: 'A parameter',
  moment: 'A moment',
  'held-out cost': 'The held-out cost'
}

/** What has happened to a run that has diverged, first what matters most: where there is little room, the end is cut off. */
export function tellDivergence({ epoch, batch, learningRate }: Run, what: Divergence): string {
  return `${subjects[what]} is not finite: learning rate ${learningRate} is too large (epoch ${epoch + 1}, batch ${batch}).`
}

/** What to do about it in a shell, where `path` is the last good checkpoint, null when there is none. */
export function divergenceAdvice(path: string | null): string {
  return path === null
    ? 'Begin again with a smaller --learning-rate.'
    : 'Go on from a checkpoint with --resume and a smaller --learning-rate.'
}
