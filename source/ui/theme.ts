import { createContext, useContext } from 'react'
import type { ColorDepth } from './painter/colors.js'

/** The shapes a screen is drawn with. */
export interface Glyphs {
  /** What turns while something is done: by a clock, as ink-spinner calls it, and in step with training. */
  readonly spinner: 'dots' | 'line'
  readonly wheel: string
  /** The corners of a panel, above and below. */
  readonly corners: readonly [left: string, right: string]
  readonly feet: readonly [left: string, right: string]
  readonly horizontal: string
  readonly vertical: string
  /** From least to most, not quite as high as a row, so that rows below one another do not run together. */
  readonly spark: string
  /** From least to most, as high as a row: for bars that go through several. */
  readonly column: string
  readonly barDone: string
  readonly barEdge: string
  readonly barLeft: string
  /** What a bar of a chart ends with, from the least of a column to a whole one. */
  readonly bar: string
  /** asciichart's ten: axis with a point, axis, ends, line, corners, vertical. */
  readonly chart: readonly [string, string, string, string, string, string, string, string, string, string]
  readonly mark: string
  readonly pause: string
  readonly arrow: string
  /** What points at the chosen row of a list, and what marks one. */
  readonly pointer: string
  readonly bullet: string
  /** The upper half of a cell, the lower, and all of it. */
  readonly halves: readonly [upper: string, lower: string, whole: string]
  /** A branch in a list: its top, along it, and where it began. */
  readonly branch: readonly [top: string, along: string, begin: string]
  /** The learning rate, and the length of the gradient. */
  readonly eta: string
  readonly gradient: string
  readonly dash: string
  /** Whether pictures are drawn in colours; otherwise in characters. */
  readonly isColoured: boolean
  /** What shows in a picture that a value is above zero, below it, and zero. */
  readonly positive: string
  readonly negative: string
  readonly zero: string
  /** What shows that a magnitude is large; ink, and none. */
  readonly most: string
  readonly ink: string
  readonly noInk: string
  /** Contours of a map: level, upright, rising and falling to the right. */
  readonly contours: readonly [level: string, upright: string, rising: string, falling: string]
  /** What stands on a map: where a way starts, its stops and what is between them, those of another, and where it is now. */
  readonly marks: {
    readonly start: string
    readonly stop: string
    readonly way: string
    readonly other: string
    readonly otherWay: string
    readonly now: string
  }
}

export interface Theme {
  readonly glyphs: Glyphs
  /** The one colour that is not the terminal's own text colour: for what changes, and for what can be pressed. */
  readonly accent: string
}

/** Pictures without colour are drawn with these. */
const signs = {
  ...{ isColoured: false, positive: '+*#', negative: '-~=', zero: 'blank' },
  ...{ most: '#', ink: '@', noInk: 'blank' }
}
/** Ways on a map that is drawn with characters, among which theirs are not. */
const ways = { way: '~', otherWay: '=' }

export const blocks: Glyphs = {
  spinner: 'dots',
  wheel: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏',
  corners: ['╭', '╮'],
  feet: ['╰', '╯'],
  horizontal: '─',
  vertical: '│',
  spark: '▁▂▃▄▅▆▇',
  column: '▁▂▃▄▅▆▇█',
  barDone: '━',
  barEdge: '╸',
  barLeft: '─',
  bar: '▏▎▍▌▋▊▉█',
  chart: ['┤', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  mark: '┊',
  pause: '‖',
  arrow: '→',
  pointer: '›',
  bullet: '•',
  halves: ['▀', '▄', '█'],
  branch: ['╭', '│', '╰'],
  eta: 'η',
  gradient: '‖∇C‖',
  dash: '·',
  isColoured: true,
  positive: 'red',
  negative: 'blue',
  zero: 'white',
  most: 'bright',
  ink: 'white',
  noInk: 'black',
  contours: ['─', '│', '╱', '╲'],
  marks: { start: '○', stop: '•', way: '·', other: '×', otherWay: ':', now: '◆' }
}

export const ascii: Glyphs = {
  spinner: 'line',
  wheel: '-\\|/',
  corners: ['+', '+'],
  feet: ['+', '+'],
  horizontal: '-',
  vertical: '|',
  spark: '.:-=+*#@',
  column: '.:-=+*#@',
  barDone: '=',
  barEdge: '>',
  barLeft: '.',
  bar: '=',
  chart: ['|', '|', '-', '-', '-', "'", '.', '.', "'", '|'],
  mark: ':',
  pause: '#',
  arrow: '>',
  pointer: '>',
  bullet: 'o',
  halves: ["'", ',', 'O'],
  branch: ['.', '|', "'"],
  eta: 'eta',
  gradient: '|grad C|',
  dash: '.',
  ...signs,
  contours: ['-', '|', '/', '\\'],
  marks: { start: '0', stop: 'o', other: 'x', now: '@', ...ways }
}

/** The glyphs for a terminal that shows colours of a depth. */
export function glyphsFor(glyphs: Glyphs, depth: ColorDepth): Glyphs {
  return depth === 1 ? { ...glyphs, ...signs, marks: { ...glyphs.marks, ...ways } } : glyphs
}

export const ThemeContext = createContext<Theme>({ glyphs: blocks, accent: 'cyan' })

export function useTheme(): Theme {
  return useContext(ThemeContext)
}
