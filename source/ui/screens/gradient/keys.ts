import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'

export type GradientAction = 'switchGradient' | 'nextLayer'

const on = 'gradient'
const isSeen = ({ view }: Situation) => topOf(view) === on

export const gradientBindings: readonly Binding<GradientAction>[] = [
  {
    keys: ['g'],
    action: 'switchGradient',
    on,
    shown: 'g',
    hint: ({ view }) => (view.gradient.of === 'sample' ? 'next mini-batch' : 'fixed sample'),
    help: 'Switches between a fixed sample and the next mini-batch.',
    available: isSeen
  },
  {
    keys: ['l'],
    action: 'nextLayer',
    on,
    shown: 'l',
    hint: () => 'layer',
    help: 'Lists the weights of one layer after another, then of all.',
    available: isSeen
  }
]
