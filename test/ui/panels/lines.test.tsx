import { Box } from 'ink'
import { describe, expect, it } from 'vitest'
import type { Line } from '../../../source/ui/charts/line.js'
import { Lines } from '../../../source/ui/panels/lines.js'
import { drawn, raw } from './drawn.js'

const inBox = (lines: readonly Line[], width = 20) => (
  <Box flexDirection="column" width={width}>
    <Lines lines={lines} />
  </Box>
)

describe('Lines', () => {
  it.each([
    ['dim', '\u001b[2mtext\u001b[22m'],
    ['bold', '\u001b[1mtext\u001b[22m'],
    ['accent', '\u001b[36mtext\u001b[39m']
  ] as const)('gives a piece the tone %s', (tone, written) => {
    expect(raw(inBox([[{ text: 'text', tone }]]))).toBe(written)
  })

  it('draws a piece without a tone in the terminal’s own colour', () => {
    expect(raw(inBox([[{ text: 'a' }, { text: 'b' }]]))).toBe('ab')
  })

  it.each<[string, Line]>([
    ['nothing', []],
    ['an empty piece', [{ text: '' }]]
  ])('keeps a row that has %s in it', (_, line) => {
    expect(drawn(inBox([[{ text: 'a' }], line, [{ text: 'b' }]]))).toEqual(['a', '', 'b'])
  })

  it('cuts a row off at the edge and never wraps it', () => {
    expect(drawn(inBox([[{ text: '12345' }, { text: '6789012', tone: 'dim' }]], 8))).toEqual(['1234567…'])
  })
})
