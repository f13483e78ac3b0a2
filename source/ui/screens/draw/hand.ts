import type { PictureSize } from '../../charts/picture.js'
import type { MouseReport } from '../../mouse/reports.js'
import { brushRadius, canvasOf, type DrawState, type Size, withCanvas, withinStep } from './state.js'
import { type Point, stroked, type Tool } from './stroke.js'

/** Where the picture stands on the screen, counted from 0, and how large it is drawn: in columns and half rows. */
export interface PadPlace {
  readonly left: number
  readonly top: number
  readonly drawn: PictureSize
}

/** What the mouse does to the pad: the left button draws as the tool says, the right one erases. */
export function moved(state: DrawState, report: MouseReport, size: Size, place: PadPlace): DrawState {
  const at = pointAt(report, size, place)
  switch (report.type) {
    case 'press': {
      if (!isWithin(at, size) || report.button === 'middle') return state
      const tool = report.button === 'right' ? 'eraser' : state.tool
      return { ...begun(state, at, tool, size), drag: { at, tool }, pen: null, isPenDown: false }
    }
    case 'drag': {
      if (!state.drag) return state
      const { at: from, tool } = state.drag
      return { ...continued(state, from, at, tool, size), drag: { at, tool } }
    }
    case 'release':
      return { ...state, drag: null }
  }
}

/** The middle of a cell of the screen, in pixels of the picture. */
export function pointAt(
  { column, row }: Pick<MouseReport, 'column' | 'row'>,
  { width, height }: Size,
  { left, top, drawn }: PadPlace
): Point {
  return { x: ((column - left + 0.5) * width) / drawn.width, y: ((2 * (row - top) + 1) * height) / drawn.height }
}

/** Where the pen is; in the middle at first. */
function penOf({ pen }: DrawState, { width, height }: Size): Point {
  return pen ?? { x: Math.floor(width / 2) + 0.5, y: Math.floor(height / 2) + 0.5 }
}

/** Moves the pen by pixels; where it is down it draws. The first time it only shows where it is. */
export function penMoved(state: DrawState, dx: number, dy: number, size: Size): DrawState {
  const from = penOf(state, size)
  if (!state.pen) return { ...state, pen: from }
  const to = { x: clamped(from.x + dx, size.width), y: clamped(from.y + dy, size.height) }
  const pen = { ...state, pen: to }
  return state.isPenDown ? continued(pen, from, to, state.tool, size) : pen
}

/** Puts the pen down, which leaves a dot, or lifts it. */
export function penToggled(state: DrawState, size: Size): DrawState {
  const pen = penOf(state, size)
  if (state.isPenDown) return { ...state, pen, isPenDown: false }
  return { ...begun(state, pen, state.tool, size), pen, isPenDown: true }
}

function begun(state: DrawState, at: Point, tool: Tool, size: Size): DrawState {
  return withCanvas(state, size, { pixels: line(state, at, at, tool, size) })
}

function continued(state: DrawState, from: Point, to: Point, tool: Tool, size: Size): DrawState {
  return withinStep(state, size, line(state, from, to, tool, size))
}

function line(state: DrawState, from: Point, to: Point, tool: Tool, size: Size): Uint8Array {
  return stroked(canvasOf(state, size).pixels, size.width, { from, to, radius: brushRadius(state, size), tool })
}

function isWithin({ x, y }: Point, { width, height }: Size): boolean {
  return x >= 0 && y >= 0 && x < width && y < height
}

function clamped(value: number, size: number): number {
  return Math.max(0.5, Math.min(size - 0.5, value))
}
