import { describe, expect, it } from 'vitest'
import { type ColorDepth, colorCode } from '../../../source/ui/painter/colors.js'

const red = { rgb: [103, 0, 31], basic: 1 } as const
const brightBlue = { rgb: [107, 172, 208], basic: 12 } as const
const grey = { rgb: [128, 128, 130], basic: 7 } as const

describe('colorCode', () => {
  it.each<[string, typeof red | typeof brightBlue | typeof grey, Exclude<ColorDepth, 1>, string, string]>([
    ['red', red, 4, '31', '41'],
    ['red', red, 8, '38;5;52', '48;5;52'],
    ['red', red, 24, '38;2;103;0;31', '48;2;103;0;31'],
    ['a bright colour', brightBlue, 4, '94', '104'],
    ['a bright colour', brightBlue, 8, '38;5;74', '48;5;74'],
    ['what is nearly a grey', grey, 8, '38;5;244', '48;5;244']
  ])('names %s (%o) at depth %d', (_, color, depth, foreground, background) => {
    expect(colorCode(color, 'foreground', depth)).toBe(foreground)
    expect(colorCode(color, 'background', depth)).toBe(background)
  })
})
