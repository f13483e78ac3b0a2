import type { NoiseKind } from '../../../dataset/noise.js'
import type { Point, Tool } from './stroke.js'

/** A picture on the pad, and what it is. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array // [height, width]
  /** Where it began: whatever it is, it may have been drawn on since. */
  readonly origin: Origin
  /** Whether the network gets it fitted and centred as MNIST's images are, or as it is. */
  readonly framing: 'fitted' | 'asItIs'
}

export type Origin =
  | { readonly type: 'hand' }
  | { readonly type: 'noise'; readonly noise: NoiseKind }
  | { readonly type: 'test'; readonly at: number; readonly label: number }

/** What the person does on the Draw screen. */
export interface DrawState {
  /** Null until the size of the images is known. */
  readonly canvas: Canvas | null
  /** What undoing leads back to, and redoing forward, the nearest last. */
  readonly past: readonly Canvas[]
  readonly future: readonly Canvas[]
  /** Which of the brushes. */
  readonly brush: number
  /** What the pen and the left button do. */
  readonly tool: Tool
  /** The pen that is moved with keys: where it is, once it has been used, and whether it draws. */
  readonly pen: Point | null
  readonly isPenDown: boolean
  /** Where the mouse drew last, while a button is held. */
  readonly drag: { readonly at: Point; readonly tool: Tool } | null
  /** The label that is being written. */
  readonly label: { readonly text: string; readonly complaint: string | null } | null
  /** Which test image to fetch. */
  readonly wanted: number | null
  /** How many times there was something to pick at random, so that the next is another. */
  readonly picks: number
  /** What became of the last drawing that was kept. */
  readonly news: string | null
}

/** Widths of the brushes, in pixels of an image of 28 × 28. */
export const brushes = [1, 2, 3, 4, 6] as const

export const initialDraw: DrawState = {
  canvas: null,
  past: [],
  future: [],
  brush: 1,
  tool: 'ink',
  pen: null,
  isPenDown: false,
  drag: null,
  label: null,
  wanted: null,
  picks: 0,
  news: null
}

/** How many steps can be undone. */
const mostSteps = 200

export interface Size {
  readonly width: number
  readonly height: number
}

/** The picture on the pad; a blank one where there is none of that size yet. */
export function canvasOf({ canvas }: DrawState, { width, height }: Size): Canvas {
  if (canvas?.width === width && canvas.height === height) return canvas
  const pixels = new Uint8Array(width * height)
  return { width, height, pixels, origin: { type: 'hand' }, framing: 'fitted' }
}

/** Half the width of the brush in pixels of a picture. */
export function brushRadius({ brush }: DrawState, { width, height }: Size): number {
  return ((brushes[brush]! / 2) * Math.max(width, height)) / 28
}

/** Another picture on the pad, which can be undone. */
export function withCanvas(state: DrawState, size: Size, changed: Partial<Canvas>): DrawState {
  const canvas = canvasOf(state, size)
  const past = [...state.past, canvas].slice(-mostSteps).filter(isOfSize(size))
  return { ...state, canvas: { ...canvas, ...changed }, past, future: [] }
}

/** Another picture that belongs to the step before: the next part of a line. */
export function withinStep(state: DrawState, size: Size, pixels: Uint8Array): DrawState {
  return { ...state, canvas: { ...canvasOf(state, size), pixels } }
}

export function undone(state: DrawState, size: Size): DrawState {
  const before = state.past.at(-1)
  if (!before) return state
  const future = [...state.future, canvasOf(state, size)]
  return { ...state, canvas: before, past: state.past.slice(0, -1), future, drag: null }
}

export function redone(state: DrawState, size: Size): DrawState {
  const next = state.future.at(-1)
  if (!next) return state
  const past = [...state.past, canvasOf(state, size)]
  return { ...state, canvas: next, past, future: state.future.slice(0, -1), drag: null }
}

function isOfSize({ width, height }: Size): (canvas: Canvas) => boolean {
  return canvas => canvas.width === width && canvas.height === height
}
