import { noisePixels, shuffledPixels } from '../../../dataset/noise.js'
import { createRandom, purposes } from '../../../engine/random.js'
import type { Outcome, Situation } from '../../situation.js'
import type { View } from '../../view.js'
import { penMoved, penToggled } from './hand.js'
import type { DrawAction } from './keys.js'
import { classNamed, soleClass } from './label.js'
import { seenImage } from './seen.js'
import { brushes, canvasOf, type DrawState, redone, type Size, undone, withCanvas } from './state.js'

/** What a key of the Draw screen brings about. */
export function actOnDraw(action: DrawAction, key: string, situation: Situation): Outcome {
  const { view, run } = situation
  const state = { ...view.draw, news: null }
  const { data } = run.ready ?? { data: { width: 28, height: 28, test: 0 } }
  switch (action) {
    case 'penUp':
      return drawn(view, penMoved(state, 0, -1, data))
    case 'penDown':
      return drawn(view, penMoved(state, 0, 1, data))
    case 'penLeft':
      return drawn(view, penMoved(state, -1, 0, data))
    case 'penRight':
      return drawn(view, penMoved(state, 1, 0, data))
    case 'togglePen':
      return drawn(view, penToggled(state, data))
    case 'toggleTool':
      return drawn(view, { ...state, tool: state.tool === 'ink' ? 'eraser' : 'ink' })
    case 'thicker':
      return drawn(view, { ...state, brush: Math.min(brushes.length - 1, state.brush + 1) })
    case 'thinner':
      return drawn(view, { ...state, brush: Math.max(0, state.brush - 1) })
    case 'undo':
      return drawn(view, undone(state, data))
    case 'redo':
      return drawn(view, redone(state, data))
    case 'clear':
      return drawn(view, cleared(state, data))
    case 'fillWithNoise':
      return drawn(view, noisy(state, data))
    case 'shufflePixels':
      return drawn(view, shuffled(state, data))
    case 'takeTest':
      return drawn(view, { ...state, ...picked(state, data.test) })
    case 'toggleFraming': {
      const framing = canvasOf(state, data).framing === 'fitted' ? 'asItIs' : 'fitted'
      return drawn(view, withCanvas(state, data, { framing }))
    }
    case 'label':
      return drawn(view, { ...state, label: { text: '', complaint: null }, isPenDown: false })
    case 'typeLabel':
      return typed(situation, (state.label?.text ?? '') + (key === 'space' ? ' ' : key))
    case 'eraseLabel':
      return typed(situation, [...(state.label?.text ?? '')].slice(0, -1).join(''))
    case 'enterLabel':
      return entered(situation)
    case 'cancelLabel':
      return drawn(view, { ...state, label: null })
    case 'leavePad':
      if (state.isPenDown) return drawn(view, { ...state, isPenDown: false })
      return { view: { ...view, screen: 'train', draw: state }, effects: [] }
  }
}

function cleared(state: DrawState, size: Size): DrawState {
  const pixels = new Uint8Array(size.width * size.height)
  const canvas = withCanvas(state, size, { pixels, origin: { type: 'hand' }, framing: 'fitted' })
  return { ...canvas, isPenDown: false, tool: 'ink' }
}

/** Noise is shown to the network as it is: fitted, it would be another, softer one. */
function noisy(state: DrawState, size: Size): DrawState {
  const pixels = noisePixels(size.width * size.height, randomOf(state))
  return withCanvas({ ...state, picks: state.picks + 1 }, size, {
    pixels,
    origin: { type: 'noise', noise: 'pixels' },
    framing: 'asItIs'
  })
}

function shuffled(state: DrawState, size: Size): DrawState {
  const pixels = shuffledPixels(canvasOf(state, size).pixels, randomOf(state))
  return withCanvas({ ...state, picks: state.picks + 1 }, size, {
    pixels,
    origin: { type: 'noise', noise: 'shuffled' },
    framing: 'asItIs'
  })
}

function picked(state: DrawState, count: number): Partial<DrawState> {
  return { wanted: Math.floor(randomOf(state).uniform() * count), picks: state.picks + 1 }
}

function randomOf({ picks }: DrawState) {
  return createRandom(0, purposes.noise, picks)
}

/** A label that can be only one class is one at once. */
function typed(situation: Situation, text: string): Outcome {
  const { view, run } = situation
  const found = soleClass(run.ready?.data.classes ?? [], text)
  if (found !== undefined) return kept(situation, found)
  return drawn(view, { ...view.draw, label: { text, complaint: null } })
}

function entered(situation: Situation): Outcome {
  const { view, run } = situation
  const text = view.draw.label?.text ?? ''
  const found = classNamed(run.ready?.data.classes ?? [], text)
  if (found !== undefined) return kept(situation, found)
  return drawn(view, { ...view.draw, label: { text, complaint: 'no class is called that' } })
}

/** Keeps the picture as the network sees it. */
function kept({ view, run }: Situation, label: number): Outcome {
  const draw = { ...view.draw, label: null }
  if (!run.ready) return drawn(view, draw)
  const image = seenImage(canvasOf(draw, run.ready.data), run.ready.data.isInMnistForm)
  const drawing = { ...image, label, classes: run.ready.data.classes }
  return { view: { ...view, draw }, effects: [{ type: 'keep', drawing }] }
}

function drawn(view: View, draw: DrawState): Outcome {
  return { view: { ...view, draw }, effects: [] }
}
