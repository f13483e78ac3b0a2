import { describe, expect, it } from 'vitest'
import { pictureRows, pictureStyle, thumbnailSize } from '../../../source/ui/charts/terminal-picture.js'

const image = Uint8Array.of(0, 255, 255, 0, 100, 100)
const shape = { width: 2, height: 3 }
const colours = pictureStyle(24, false)

describe('a picture on a terminal', () => {
  it('has two rows of pixels in a row of half blocks', () => {
    expect(pictureRows(image, shape, [2, 3], colours)).toEqual([
      '\u001b[38;2;0;0;0;48;2;255;255;255m▀\u001b[38;2;255;255;255;48;2;0;0;0m▀\u001b[0m',
      '\u001b[38;2;100;100;100;48;2;0;0;0m▀▀\u001b[0m'
    ])
  })
  it('has the colours of its planes', () => {
    const colour = { width: 1, height: 2, channels: 3 } as const
    expect(pictureRows(Uint8Array.of(255, 0, 128, 0, 0, 200), colour, [1, 2], colours)).toEqual([
      '\u001b[38;2;255;128;0;48;2;0;0;200m▀\u001b[0m'
    ])
  })
  it.each([
    [8, '\u001b[38;5;16;48;5;231m▀\u001b[38;5;231;48;5;16m▀\u001b[0m'],
    [4, '\u001b[30;107m▀\u001b[97;40m▀\u001b[0m']
  ] as const)('has what a terminal of %i bits knows', (depth, row) => {
    expect(pictureRows(image, shape, [2, 3], pictureStyle(depth, false))[0]).toBe(row)
  })
  it.each([
    [[255, 0, 0], '91'],
    [[0, 90, 0], '32'],
    [[0, 0, 250], '94'],
    [[250, 250, 0], '93'],
    [[70, 80, 75], '90']
  ] as const)('has the nearest of sixteen for %j', ([red, green, blue], code) => {
    const colour = { width: 1, height: 1, channels: 3 } as const
    const [row] = pictureRows(Uint8Array.of(red, green, blue), colour, [1, 1], pictureStyle(4, false))
    expect(row).toBe(`\u001b[${code};40m▀\u001b[0m`)
  })
  it('is written where there is no colour, and in ASCII where there is nothing else', () => {
    const levels = { width: 5, height: 2 }
    const rising = Uint8Array.of(0, 64, 128, 191, 255, 0, 64, 128, 191, 255)
    expect(pictureRows(rising, levels, [5, 2], pictureStyle(1, false))).toEqual([' ░▒▓█'])
    expect(pictureRows(rising, levels, [5, 2], pictureStyle(24, true))).toEqual([' :+#@'])
  })
  it('averages the pixels that fall into one', () => {
    const checks = Uint8Array.from({ length: 16 }, (_, i) => ((i + (i >> 2)) % 2) * 200)
    const [row] = pictureRows(checks, { width: 4, height: 4 }, [2, 2], colours)
    expect(row).toBe('\u001b[38;2;100;100;100;48;2;100;100;100m▀▀\u001b[0m')
  })
})

describe('the size of a small picture', () => {
  it.each([
    [28, 28, 16, [14, 14]],
    [16, 16, 16, [16, 16]],
    [8, 4, 16, [8, 4]],
    [100, 50, 16, [15, 8]],
    [32, 24, 16, [16, 12]],
    [1000, 1, 16, [16, 1]]
  ] as const)('of %i × %i in %i columns is %j', (width, height, most, size) => {
    expect(thumbnailSize({ width, height }, most)).toEqual(size)
  })
})
