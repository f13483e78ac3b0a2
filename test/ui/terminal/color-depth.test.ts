import { WriteStream } from 'node:tty'
import { describe, expect, it } from 'vitest'
import { colorDepthOf } from '../../../source/ui/terminal/color-depth.js'

/** Node's own judgement, which wants no terminal. */
const stream = { getColorDepth: WriteStream.prototype.getColorDepth }

describe('colorDepthOf', () => {
  const xterm = { TERM: 'xterm-256color' }
  it.each([
    ['a terminal of true colour', { ...xterm, COLORTERM: 'truecolor' }, 24],
    ['one of 256', xterm, 8],
    ['one of sixteen', { TERM: 'xterm' }, 4],
    ['the console of Linux', { TERM: 'linux' }, 4],
    ['one that nobody knows', { TERM: 'vt52' }, 1],
    ['a dumb one', { TERM: 'dumb' }, 1],
    ['NO_COLOR', { ...xterm, NO_COLOR: '1' }, 1],
    ['NO_COLOR whatever it says', { ...xterm, NO_COLOR: 'false' }, 1],
    ['NO_COLOR that is empty', { ...xterm, NO_COLOR: '' }, 8],
    ['FORCE_COLOR=0', { ...xterm, FORCE_COLOR: '0' }, 1],
    ['FORCE_COLOR=1', { ...xterm, FORCE_COLOR: '1' }, 4],
    ['FORCE_COLOR=2', { TERM: 'vt52', FORCE_COLOR: '2' }, 8],
    ['FORCE_COLOR=3', { TERM: 'xterm', FORCE_COLOR: '3' }, 24],
    ['both, of which FORCE_COLOR is the stronger', { ...xterm, FORCE_COLOR: '3', NO_COLOR: '1' }, 24]
  ])('takes %s for what it is', (_, environment, depth) => {
    expect(colorDepthOf(stream, environment)).toBe(depth)
  })
})
