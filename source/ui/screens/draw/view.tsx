import { Box } from 'ink'
import { useEffect, useMemo } from 'react'
import type { InkImage } from '../../../dataset/ink-image.js'
import { planesOf } from '../../../engine/image-shape.js'
import type { ExamplesRequest } from '../../../trainer/inspect/examples.js'
import type { ImageRequest } from '../../../trainer/inspect/image.js'
import type { NoiseRequest } from '../../../trainer/inspect/noise.js'
import { measureOf } from '../../answers.js'
import type { Line } from '../../charts/line.js'
import { inkPicture, pictureSize } from '../../charts/picture.js'
import { useInspection } from '../../inspector.js'
import { borderColumns, borderRows, type Layout, type Size } from '../../layout.js'
import { useMouse } from '../../mouse/mouse.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { useTheme } from '../../theme.js'
import { activationLines } from './activation-lines.js'
import { answerLines } from './answer-lines.js'
import { moved } from './hand.js'
import { drawLayout } from './layout.js'
import { noiseLines } from './noise-lines.js'
import { pictureLines, statusLines } from './pad-lines.js'
import { greyOf, inputsFrom, seenImage } from './seen.js'
import { type Canvas, canvasOf, type DrawState, withCanvas } from './state.js'

interface DrawScreenProps {
  readonly state: RunState
  readonly draw: DrawState
  readonly layout: Layout
  /** Something other than a key has changed what is drawn. */
  readonly onChange: (change: (draw: DrawState) => DrawState) => void
}

/** A pad to draw on, and what the network makes of it while it is drawn, and while the network learns. */
export function DrawScreen({ state, draw, layout, onChange }: DrawScreenProps) {
  if (!state.ready) {
    const size = { width: layout.columns, height: layout.rows - 3 }
    return <Panel title="draw" size={size} lines={[[{ text: 'once the data is read', tone: 'dim' }]]} />
  }
  return <Pad {...{ state, draw, layout, onChange }} ready={state.ready} />
}

function Pad({ state, draw, layout, onChange, ready }: DrawScreenProps & { readonly ready: Ready }) {
  const { glyphs } = useTheme()
  const { data, recipe } = ready
  const sizes = drawLayout(layout.columns, layout.rows, data)
  const canvas = canvasOf(draw, data)
  const seen = seenImage(canvas, data.isInMnistForm)
  const measure = measureOf(recipe.outputActivation)
  useMouse(report => onChange(draw => moved({ ...draw, news: null }, report, data, sizes.place)))
  useTestImage(draw.wanted, data, onChange)
  const activations = useActivations(inputsFrom(seen.pixels, planesOf(data)), state)
  const noise = useNoise(canvas, state)

  const answer = inside(sizes.answer)
  const hidden = inside(sizes.hidden)
  const outputs = activations?.at(-1)
  const answers = outputs ? answerLines(outputs, data.classes, measure, answer, glyphs) : []
  const fields = activations ? activationLines(activations.slice(0, -1), hidden.width, hidden.height) : []
  const isFitted = data.isInMnistForm && canvas.framing === 'fitted'
  const seenPanel =
    canvas.origin.type === 'noise' ? (
      <Panel
        title={`1,000 × ${canvas.origin.noise === 'pixels' ? 'noise' : 'shuffled pixels'}`}
        size={sizes.seen}
        lines={noise ? noiseLines(noise, data.classes, measure, inside(sizes.seen)) : []}
      />
    ) : (
      <Panel
        title={isFitted ? 'as the network sees it' : 'the network sees it as is'}
        size={sizes.seen}
        lines={imageLines(seen, inside(sizes.seen))}
      />
    )
  const answerPanel = (
    <Panel title={measure.length > sizes.answer.width - 6 ? 'answer' : measure} size={sizes.answer} lines={answers} />
  )
  const hiddenPanel = (
    <Panel
      title={`hidden ${glyphs.dash} ${ready.sizes.slice(1, -1).join(', ') || 'none'}`}
      size={sizes.hidden}
      lines={fields}
    />
  )
  return (
    <Box>
      <Panel
        title="draw"
        size={sizes.pad}
        lines={[
          ...pictureLines(canvas, sizes.place.drawn, draw.pen, glyphs),
          ...statusLines(draw, data, data.classes, inside(sizes.pad).width, glyphs)
        ]}
      />
      {sizes.right === 'beside' ? (
        <>
          <Box flexDirection="column">
            {seenPanel}
            {hiddenPanel}
          </Box>
          {answerPanel}
        </>
      ) : (
        <Box flexDirection="column">
          <Box>
            {seenPanel}
            {answerPanel}
          </Box>
          {hiddenPanel}
        </Box>
      )}
    </Box>
  )
}

type Ready = NonNullable<RunState['ready']>

function inside({ width, height }: Size): Size {
  return { width: width - borderColumns, height: height - borderRows }
}

function imageLines({ pixels, ...shape }: InkImage, { width, height }: Size): Line[] {
  return inkPicture({ ...shape, values: pixels }, pictureSize(shape, width, height)).map(text => [{ text }])
}

/** What every layer makes of a picture, asked again as the network learns. */
function useActivations(pixels: Uint8Array, state: RunState): readonly ArrayLike<number>[] | undefined {
  const request = useMemo((): ImageRequest => ({ kind: 'image', pixels }), [pixels])
  return useInspection(request, state.pulse)?.answer.activations
}

/** Images of noise that are answered. */
const noiseCount = 1000

/** How a thousand images like the one on the pad are answered, when it is noise; asked again every second of training. */
function useNoise({ origin }: Canvas, { pulse, phase }: RunState) {
  const noise = origin.type === 'noise' ? origin.noise : null
  const request = useMemo(
    (): NoiseRequest | null => (noise === null ? null : { kind: 'noise', noise, count: noiseCount, seed: 1 }),
    [noise]
  )
  return useInspection(request, phase === 'training' ? Math.floor(pulse?.seconds ?? 0) : pulse)?.answer
}

/** Fetches the test image that is asked for, and puts it on the pad. */
function useTestImage(wanted: number | null, size: Ready['data'], onChange: DrawScreenProps['onChange']): void {
  const request = useMemo(
    (): ExamplesRequest | null => (wanted === null ? null : { kind: 'examples', names: [{ set: 'test', at: wanted }] }),
    [wanted]
  )
  const found = useInspection(request, null)?.answer.examples.find(({ at }) => at === wanted)
  useEffect(() => {
    if (!found) return
    const { at, label } = found
    const pixels = greyOf(found.pixels, planesOf(size))
    onChange(draw =>
      draw.wanted === at
        ? {
            ...withCanvas(draw, size, { pixels, origin: { type: 'test', at, label }, framing: 'fitted' }),
            wanted: null
          }
        : draw
    )
  }, [found, size, onChange])
}
