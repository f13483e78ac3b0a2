import type { Outcome, Situation } from '../../situation.js'
import type { GradientAction } from './keys.js'
import type { GradientView } from './state.js'

/** What a key of the Gradient screen brings about. */
export function actOnGradient(action: GradientAction, { view, run }: Situation): Outcome {
  const seen = (changed: Partial<GradientView>): Outcome => ({
    view: { ...view, gradient: { ...view.gradient, ...changed } },
    effects: []
  })
  const { of, layer } = view.gradient
  switch (action) {
    case 'switchGradient':
      return seen({ of: of === 'sample' ? 'batch' : 'sample' })
    case 'nextLayer': {
      const next = layer === null ? 0 : layer + 1
      return seen({ layer: next < (run.ready?.layers.length ?? 0) ? next : null })
    }
  }
}
