import { type Cell, type Color, cells } from './palette.js'

/** Bits a terminal spends on a colour, as Node's `getColorDepth` counts them; 1 is no colour at all. */
export type ColorDepth = 1 | 4 | 8 | 24

type Rgb = Color['rgb']

const pictures = /[\ue000-\uf8ff]+/g
const defaultColors = '\u001b[39;49m'

/** Turns the private characters of `palette.ts` in a text into colour for a terminal of that depth, or into plain text. */
export function createPainter(depth: ColorDepth): (text: string) => string {
  if (depth === 1) return text => text.replace(pictures, run => [...run].map(cell => cellOf(cell).plain).join(''))
  const escapes = cells.map(cell => styleOf(cell, depth))
  return text =>
    text.replace(pictures, run => {
      let painted = ''
      let style = ''
      for (const character of run) {
        const { glyph } = cellOf(character)
        const next = escapes[character.charCodeAt(0) - 0xe000] ?? defaultColors
        painted += next === style ? glyph : next + glyph
        style = next
      }
      return painted + defaultColors
    })
}

const enterAlternateScreen = '\u001b[?1049h'
const leaveAlternateScreen = '\u001b[?1049l'
const cursorHome = '\u001b[H'
const eraseScreen = '\u001b[2J'

/** Stand-ins, as wide as what they stand for, for the characters of ours that ASCII does not have. */
const standIns: Readonly<Record<string, string>> = {
  '·': '.',
  '–': '-',
  '−': '-',
  '×': 'x',
  '…': '~',
  '→': '>',
  '↑': '^',
  '↓': 'v',
  '┊': ':',
  η: 'n'
}

/** Text for a terminal that knows ASCII alone. */
export function asciiOnly(text: string): string {
  return text.replace(/[^\u0000-\u007f]/gu, character => standIns[character] ?? '?')
}

/**
 * The stream with everything written to it painted on the way; all else is the stream's own. The alternate screen begins
 * with the cursor where it was on the main one, and Ink draws from there: it is sent home first. And it is left empty,
 * because tmux moves what stands on it to the main screen when the window has grown in between.
 */
export function paintedStream(stream: NodeJS.WriteStream, paint: (text: string) => string): NodeJS.WriteStream {
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') {
        return (chunk: string | Uint8Array, ...rest: []) =>
          target.write(typeof chunk === 'string' ? paint(tidied(chunk)) : chunk, ...rest)
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
}

function tidied(text: string): string {
  return text
    .replace(enterAlternateScreen, enterAlternateScreen + cursorHome)
    .replace(leaveAlternateScreen, eraseScreen + cursorHome + leaveAlternateScreen)
}

function cellOf(character: string): Cell {
  return cells[character.charCodeAt(0) - 0xe000] ?? { glyph: ' ', plain: ' ', foreground: null, background: null }
}

function styleOf({ foreground, background }: Cell, depth: Exclude<ColorDepth, 1>): string {
  const part = (color: Color | null, ground: 'foreground' | 'background') => colorCode(color, ground, depth)
  return `\u001b[${part(foreground, 'foreground')};${part(background, 'background')}m`
}

function colorCode(color: Color | null, ground: 'foreground' | 'background', depth: Exclude<ColorDepth, 1>): string {
  const offset = ground === 'foreground' ? 0 : 10
  if (color === null) return String(39 + offset)
  if (depth === 24) return `${38 + offset};2;${color.rgb.join(';')}`
  if (depth === 8) return `${38 + offset};5;${nearestOf256(color.rgb)}`
  return String((color.basic < 8 ? 30 + color.basic : 82 + color.basic) + offset)
}

const cubeSteps = [0, 95, 135, 175, 215, 255]

/** The nearest of xterm's 6 × 6 × 6 cube and its 24 greys. */
function nearestOf256(color: Rgb): number {
  const [red, green, blue] = color.map(value => nearestPlace(cubeSteps, value)) as [number, number, number]
  const cube = [cubeSteps[red]!, cubeSteps[green]!, cubeSteps[blue]!] as const
  const grey = Math.max(0, Math.min(23, Math.round(((color[0] + color[1] + color[2]) / 3 - 8) / 10)))
  const value = 8 + 10 * grey
  const isGreyNearer = distance(color, [value, value, value]) < distance(color, cube)
  return isGreyNearer ? 232 + grey : 16 + 36 * red + 6 * green + blue
}

function nearestPlace(steps: readonly number[], value: number): number {
  return steps.reduce((best, step, i) => (Math.abs(step - value) < Math.abs(steps[best]! - value) ? i : best), 0)
}

function distance(one: Rgb, other: Rgb): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2
}
