import type { CurveActivationName } from '../../engine/curve/network.js'
import type { Line } from '../charts/line.js'
import { Row } from '../panels/row.js'
import type { FitState } from './store.js'

const formulas: Record<CurveActivationName, string> = {
  sigmoid: 'v·sigmoid(w·x + b)',
  tanh: 'v·tanh(w·x + b)',
  relu: 'v·max(0, w·x + b)'
}

/**
 * Who has proved it: Cybenko (1989) for all that rises from one bound to another; Leshno, Lin, Pinkus and Schocken (1993)
 * for all that is no polynomial.
 */
const proofs: Record<CurveActivationName, string> = {
  sigmoid: 'Cybenko 1989',
  tanh: 'Cybenko 1989',
  relu: 'Leshno et al. 1993'
}

/** What is seen, and what the theorem says, in as many words as fit on 80 columns. */
function wordLines({ pulse, settings }: FitState): Line[] {
  const { activation, neurons } = pulse?.network ?? settings
  const many = neurons === 1 ? 'one neuron' : `${neurons} neurons`
  return [
    [
      { text: ' ' },
      { text: 'The network', tone: 'accent' },
      { text: ` is ${formulas[activation]} summed over ` },
      { text: many, tone: 'accent' },
      { text: ', and one bias.' }
    ],
    [{ text: ' With enough neurons such a sum comes as near as you like to every continuous', tone: 'dim' }],
    [{ text: ` curve over an interval (${proofs[activation]}). Training need not find it.`, tone: 'dim' }]
  ]
}

export function Words({ state, columns }: { readonly state: FitState; readonly columns: number }) {
  return wordLines(state).map((line, i) => (
    // A row has no identity but its place.
    <Row key={i} line={line} width={columns} />
  ))
}
