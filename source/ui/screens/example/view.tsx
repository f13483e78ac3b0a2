import { Box } from 'ink'
import { useEffect, useMemo } from 'react'
import type { NudgesAnswer, NudgesRequest } from '../../../trainer/inspect/nudges.js'
import type { Ready } from '../../../trainer/protocol.js'
import type { Line } from '../../charts/line.js'
import { grouped, measure } from '../../format.js'
import { useInspection } from '../../inspector.js'
import { borderColumns, borderRows, type Layout, type Size } from '../../layout.js'
import { momentOf } from '../../panels/moment.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { type Glyphs, useTheme } from '../../theme.js'
import type { Coming } from '../../time/coming.js'
import { visible } from '../../visible.js'
import { layerLines, layerName } from './layers.js'
import { exampleLayout } from './layout.js'
import { type Drawn, drawnAfter, imageLines, mapLines } from './maps.js'
import { type ExampleState, layerIn, nameIn, neuronIn, setNames } from './state.js'
import { tableLines } from './table.js'
import { wayLines } from './ways.js'

interface ExampleScreenProps {
  readonly state: RunState
  readonly view: ExampleState
  /** How far the coming mini-batch has been gone through, if it is. */
  readonly coming: Coming | null
  readonly layout: Layout
  readonly onChange: (change: (state: ExampleState) => ExampleState) => void
}

/** What an average may cost while training, a few times a second: some milliseconds. A pass is about 6 operations a weight. */
const averageFlop = 1.5e8
/** More examples than a mini-batch ever has. */
const wholeBatch = 1e9

/** One example on its way through the network, and what it wants to change. */
export function ExampleScreen({ state, view, coming, layout, onChange }: ExampleScreenProps) {
  const { glyphs } = useTheme()
  const { ready, phase } = state
  const followed = view.isFollowing ? coming : null
  const affordable = phase === 'training' ? affordableExamples(ready?.parameterCount ?? 1) : wholeBatch
  const mostOfBatch = view.beside === 'nothing' ? 0 : (followed?.count ?? affordable)
  const request = ready && requestOf(view, followed, ready, mostOfBatch)
  const answer = useInspection<NudgesRequest>(request, momentOf(state))?.answer
  useMistake(view, onChange)
  useFollowing(view, answer, onChange)
  // The screen chooses a neuron for the person as long as none is chosen, and then stays with it.
  const isChosen = view.neuron !== null
  useEffect(() => {
    if (!answer || isChosen) return
    onChange(now =>
      now.neuron === null && isAbout(answer, now, followed, ready!) ? { ...now, neuron: answer.at } : now
    )
  }, [answer, isChosen, followed, onChange, ready])

  const classes = useMemo(() => ready?.data.classes.map(visible) ?? [], [ready])
  const sizes = exampleLayout(layout.columns, layout.rows, ready?.layers.length ?? 3, classes.length || 10)
  if (!ready || !answer || !fits(answer, ready)) return <Waiting sizes={sizes} />
  const { layers, recipe, data } = ready
  const { layer, at } = answer
  const { activation } = layers[layer]!
  const name = layerName(layer, layers.length)
  const neuron = layer === layers.length - 1 ? classes[at]! : String(at)
  const inside = ({ width, height }: Size) => [width - borderColumns, height - borderRows] as const
  const activations = answer.nudges.layers.map(({ a }) => a)
  const shown = { layers, activations, at: layer }
  const drawn = drawnAfter(view.turn, layer, sizes.map !== null)
  const draw = (what: Drawn, width: number, height: number): Line[] =>
    what === 'image' ? imageLines(answer, data, width, height) : mapLines(answer, what, data, width, height)
  const [, pictureRows] = inside(sizes.picture)
  const ownRows = sizes.map ? pictureRows : pictureRows - Math.min(4, layers.length) - 1
  const left = sizes.map ? 'image' : drawn
  const pictureLines = padded(draw(left, inside(sizes.picture)[0], ownRows), ownRows)
  const about = `${name} ${glyphs.dash} ${neuron}`
  return (
    <Box>
      <Box flexDirection="column">
        <Panel
          title={left === 'image' ? titleOf(view, answer, classes, glyphs) : mapTitle(left, about, glyphs)}
          size={sizes.picture}
          lines={
            sizes.map
              ? pictureLines
              : [...pictureLines, [], ...layerLines(shown, inside(sizes.picture)[0], pictureRows - ownRows - 1, glyphs)]
          }
        />
        {sizes.map && (
          <Panel title={mapTitle(drawn, about, glyphs)} size={sizes.map} lines={draw(drawn, ...inside(sizes.map))} />
        )}
      </Box>
      <Box flexDirection="column">
        {sizes.layers && (
          <Panel title="activations" size={sizes.layers} lines={layerLines(shown, ...inside(sizes.layers), glyphs)} />
        )}
        <Panel
          title={tableTitle(answer, name, sizes, view, classes, glyphs)}
          size={sizes.table}
          lines={tableLines({ answer, activation, cost: recipe.cost, classes }, ...inside(sizes.table), glyphs)}
        />
        <Panel
          title={`${about} ${glyphs.dash} ${besideTitle(answer)}`}
          size={sizes.ways}
          lines={wayLines({ answer, activation, cost: recipe.cost, image: data }, ...inside(sizes.ways))}
        />
      </Box>
    </Box>
  )
}

/** Looks for the mistake that was asked for, and goes there. */
function useMistake({ sought }: ExampleState, onChange: ExampleScreenProps['onChange']): void {
  const found = useInspection(sought, sought)
  useEffect(() => {
    if (!sought || found?.request !== sought) return
    const { at } = found.answer
    onChange(now => {
      if (now.sought !== sought) return now
      if (at === null) return { ...now, sought: null, news: 'no other mistake' }
      const neuron = now.isByHand ? now.neuron : null
      return { ...now, sought: null, news: '', neuron, name: { set: sought.from.set, at } }
    })
  }, [found, sought, onChange])
}

/** Stays, once the step has been taken, with the example that was looked at last: what has the step made of it? */
function useFollowing(
  { isFollowing }: ExampleState,
  answer: NudgesAnswer | undefined,
  onChange: ExampleScreenProps['onChange']
): void {
  useEffect(() => {
    if (!isFollowing || !answer?.coming) return
    const { set, at } = answer.example
    onChange(now => (now.isFollowing ? { ...now, name: { set, at } } : now))
  }, [isFollowing, answer, onChange])
}

/** Over how many examples an average is taken while training, at most. */
function affordableExamples(parameterCount: number): number {
  return Math.max(8, Math.floor(averageFlop / (6 * parameterCount)))
}

function requestOf(view: ExampleState, followed: Coming | null, ready: Ready, mostOfBatch: number): NudgesRequest {
  const name = followed ? ({ set: 'coming', at: followed.count - 1 } as const) : nameIn(view, ready)
  return { kind: 'nudges', name, layer: layerIn(view, ready), neuron: neuronIn(view, ready), mostOfBatch }
}

/** Whether an answer is about what is looked at. */
function isAbout(
  { example, coming, layer }: NudgesAnswer,
  view: ExampleState,
  followed: Coming | null,
  ready: Ready
): boolean {
  if (layer !== layerIn(view, ready) || coming?.count !== followed?.count) return false
  const { set, at } = nameIn(view, ready)
  return coming !== null || (example.set === set && example.at === at)
}

/** Whether an answer is about a network of this shape: another run may have taken its place. */
function fits({ nudges, neuron, layer }: NudgesAnswer, { layers }: Ready): boolean {
  const isSame = nudges.layers.every(({ a }, l) => a.length === layers[l]?.outputs)
  return isSame && nudges.layers.length === layers.length && neuron.weights.length === layers[layer]!.inputs
}

function titleOf(
  { text, news }: ExampleState,
  { example: { set, at, label, answer }, coming }: NudgesAnswer,
  classes: readonly string[],
  { dash }: Glyphs
): string {
  if (text !== null) return `${setNames[set]} ${dash} go to ${text}_`
  if (news !== '') return `${setNames[set]} ${at} ${dash} ${news}`
  const name = coming ? `example ${grouped(coming.count)}/${grouped(coming.outOf)}` : `${setNames[set]} ${at}`
  return `${name} ${dash} ${classes[label]}, said ${classes[answer]}`
}

/** What the table shows; where the image has given up its place, what the image is. */
function tableTitle(
  answer: NudgesAnswer,
  name: string,
  sizes: { readonly map: Size | null },
  view: ExampleState,
  classes: readonly string[],
  glyphs: Glyphs
): string {
  const isHidden = sizes.map === null && drawnAfter(view.turn, answer.layer, false) !== 'image'
  const cost = `cost ${measure(answer.example.cost)}`
  return isHidden
    ? `${name} ${glyphs.dash} ${titleOf(view, answer, classes, glyphs)}`
    : `${name} ${glyphs.dash} ${cost}`
}

/** What stands beside the wish of the example. */
function besideTitle({ average, coming }: NudgesAnswer): string {
  if (!average) return 'three ways to change it'
  const { examples, outOf } = average
  if (coming) return `beside ${grouped(examples)} of ${grouped(outOf)} so far`
  return `beside the next batch, ${examples === outOf ? '' : `${grouped(examples)} of `}${grouped(outOf)}`
}

function mapTitle(drawn: Drawn, about: string, { dash }: Glyphs): string {
  return drawn === 'weights' ? `weights ${dash} ${about}` : `nudges ${dash} ${about}`
}

function Waiting({ sizes }: { readonly sizes: ReturnType<typeof exampleLayout> }) {
  const size = {
    width: sizes.picture.width + sizes.table.width,
    height: sizes.picture.height + (sizes.map?.height ?? 0)
  }
  return <Panel title="example" size={size} lines={[[{ text: 'waiting for the network …', tone: 'dim' }]]} />
}

function padded(lines: readonly Line[], height: number): Line[] {
  return Array.from({ length: height }, (_, i) => lines[i] ?? [])
}
