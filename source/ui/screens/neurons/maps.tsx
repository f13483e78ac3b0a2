import type { Ready } from '../../../trainer/protocol.js'
import type { Line } from '../../charts/line.js'
import { type MapLevels, mapRows } from '../../charts/weight-maps.js'
import { useInspection } from '../../inspector.js'
import { useLive } from '../../live.js'
import { momentOf } from '../../panels/moment.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { aboutNeuron } from './about.js'
import { captionLine, neuronNames } from './captions.js'
import { conditionOf } from './condition.js'
import { inside, neuronGrid, pageOf } from './grid.js'
import { levelsOfNeurons } from './levels.js'
import { layerName, type NeuronsState } from './state.js'
import { howDrawn, imagesName, imagesToSee } from './words.js'

interface NeuronMapsProps {
  readonly state: RunState
  readonly ready: Ready
  readonly chosen: NeuronsState
  readonly screen: { readonly columns: number; readonly rows: number }
}

/** A page of the maps of a layer's neurons, and in words how they are drawn and how the chosen one does. */
export function NeuronMaps({ state, ready, chosen, screen }: NeuronMapsProps) {
  const { glyphs } = useTheme()
  const { layer, neuron, shown } = chosen
  const { outputs, activation } = ready.layers[layer]!
  const grid = neuronGrid(ready, layer, screen)
  const { first, count, page, pages } = pageOf(grid, neuron, outputs)
  const pace = state.phase === 'training' ? 'moving' : 'resting'
  const wanted = [ready, layer, first, shown, screen.columns, screen.rows]
  const levels = useLive<MapLevels>(wanted, momentOf(state), pace, before =>
    levelsOfNeurons(ready, { layer, first, count, shown }, grid, before)
  )
  const request = { kind: 'neurons', layer, images: imagesToSee(ready, pace) } as const
  const inspected = useInspection(request, momentOf(state, 1))
  const answer = inspected?.answer.layer === layer ? inspected.answer : null
  const place = layer === ready.layers.length - 1 ? 'output' : 'hidden'
  const names = neuronNames(outputs, place === 'output' ? ready.data.classes.map(visible) : null)
  const images = answer ? imagesName(answer) : ''
  const conditions = answer?.spreads.map(spread => conditionOf(activation, place, spread, images))
  const pictures = mapRows(levels, grid)
  const height = Math.ceil(grid.pixelHeight / 2)
  const lines: Line[] = []
  for (let row = 0; row * grid.perRow < count; row++) {
    const from = first + row * grid.perRow
    const captions = names
      .slice(from, Math.min(first + count, from + grid.perRow))
      .map((name, i) => ({ name, condition: conditions?.[from + i]?.name ?? null }))
    lines.push(captionLine(captions, neuron - from, grid, glyphs))
    const top = row * (height + 1)
    for (const text of pictures.slice(top, top + height)) lines.push([{ text }])
  }
  const room = inside(screen)
  while (lines.length < room.rows - 2) lines.push([])
  lines.push(aboutNeuron(ready, chosen, names[neuron]!, conditions?.[neuron]))
  lines.push([{ text: howDrawn(chosen, glyphs), tone: 'dim' }])
  const title = [layerName(ready, layer), `${outputs} ${activation} neurons`]
  if (pages > 1) title.push(`page ${page + 1} of ${pages}`)
  if (shown === 'change') title.push('change since the start')
  const size = { width: screen.columns, height: room.rows + 2 }
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}
