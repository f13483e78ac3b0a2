import { describe, expect, it } from 'vitest'
import { wrapped } from '../../../source/ui/charts/wrapped.js'

describe('wrapped', () => {
  it.each([
    ['nothing', '', 5, []],
    ['what fits', 'a bit', 5, ['a bit']],
    ['words', 'make it larger', 9, ['make it', 'larger']],
    ['a word that is longer than a line', 'in /a/long/path now', 6, ['in', '/a/lon', 'g/path', 'now']],
    ['what may be two columns wide', '数据 数据', 4, ['数据', '数据']]
  ])('breaks %s', (_, text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines)
  })
})
