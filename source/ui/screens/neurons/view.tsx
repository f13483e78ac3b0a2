import type { Layout } from '../../layout.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { Closeup } from './closeup.js'
import { NeuronMaps } from './maps.js'
import { type NeuronsState, within } from './state.js'

interface NeuronsScreenProps {
  readonly state: RunState
  readonly view: NeuronsState
  readonly layout: Layout
}

/** What each neuron of a layer looks for, and one of them from near; as it is now, while it learns. */
export function NeuronsScreen({ state, view, layout }: NeuronsScreenProps) {
  const { ready } = state
  if (!ready) return <Panel title="neurons" size={{ width: layout.columns, height: layout.rows - 3 }} lines={[]} />
  const props = { state, ready, chosen: within(view, ready), screen: layout }
  return view.isZoomed ? <Closeup {...props} /> : <NeuronMaps {...props} />
}
