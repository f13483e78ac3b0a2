import type { Color } from '../palette.js'

/** Bits a terminal spends on a colour, as Node's `getColorDepth` counts them; 1 is no colour at all. */
export type ColorDepth = 1 | 4 | 8 | 24

type Rgb = Color['rgb']

/** The SGR parameters that make a colour the foreground or background of what follows. */
export function colorCode(color: Color, ground: 'foreground' | 'background', depth: Exclude<ColorDepth, 1>): string {
  const offset = ground === 'foreground' ? 0 : 10
  if (depth === 24) return `${38 + offset};2;${color.rgb.join(';')}`
  if (depth === 8) return `${38 + offset};5;${color.indexed ?? nearestOf256(color.rgb)}`
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
