import { HelpPanel } from '../screens/help/view.js'
import { fitBindings } from './keys.js'
import type { FitLayout } from './layout.js'

/** What is seen, in words. */
const meanings = [
  ['y = …', 'The curve. The network hides it, but for where it misses it.'],
  ['dotted', 'What each neuron adds. The network is their sum, and a bias.'],
  ['each neuron', 'The same, one by one, all on one scale; the line is zero.'],
  ['RMSE', 'Root of the mean squared miss, in units of y. H: neurons.']
] as const

/** Every key of the fit, and what is seen. */
export function FitHelp({ layout }: { readonly layout: FitLayout }) {
  return <HelpPanel keys={fitBindings.filter(({ help }) => help !== '')} meanings={meanings} page={0} layout={layout} />
}
