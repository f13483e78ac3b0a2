import type { Ready } from '../../../trainer/protocol.js'
import { neuronMaps } from '../../charts/neuron-maps.js'
import { levelsOf, type MapGrid, type MapLevels } from '../../charts/weight-maps.js'
import { initialWeights, trainedWeights } from '../../weights.js'
import type { NeuronsState } from './state.js'

interface Wanted extends Pick<NeuronsState, 'layer' | 'shown'> {
  readonly first: number
  readonly count: number
}

/** The levels of the maps of some neurons, as they are now or minus those at the start, on one scale. */
export function levelsOfNeurons(
  ready: Ready,
  { layer, first, count, shown }: Wanted,
  grid: MapGrid,
  before?: MapLevels
): MapLevels {
  const maps = neuronMaps(trainedWeights(ready), layer, first, count, ready.data, grid)
  if (shown === 'weights') return levelsOf(maps, before)
  const then = neuronMaps(initialWeights(ready), layer, first, count, ready.data, grid)
  return levelsOf(
    maps.map((value, i) => value - then[i]!),
    before
  )
}
