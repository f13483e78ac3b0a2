import { Box } from 'ink'
import { describe, expect, it } from 'vitest'
import type { Line } from '../../../source/ui/charts/line.js'
import { Row } from '../../../source/ui/panels/row.js'
import { drawn, raw } from './drawn.js'

const rows = (lines: readonly Line[], width = 20) => (
  <Box flexDirection="column">
    {lines.map((line, i) => (
      <Row key={i} line={line} width={width} />
    ))}
  </Box>
)

describe('Row', () => {
  it.each([
    ['dim', '\u001b[2mtext\u001b[m'],
    ['bold', '\u001b[1mtext\u001b[m'],
    ['accent', '\u001b[38;5;30mtext\u001b[m'],
    ['title', '\u001b[1;38;5;30mtext\u001b[m']
  ] as const)('gives a piece the tone %s', (tone, written) => {
    expect(raw(rows([[{ text: 'text', tone }]]))).toBe(written)
  })

  it.each(['dim', 'bold', 'accent', 'title'] as const)('gives it to text that Ink must measure too: %s', tone => {
    expect(raw(rows([[{ text: '猫', tone }]]))).toContain(raw(rows([[{ text: 'x', tone }]])).split('x')[0]!)
  })

  it('draws a piece without a tone in the terminal’s own colour', () => {
    expect(raw(rows([[{ text: 'a' }, { text: 'b' }]]))).toBe('ab')
  })

  it.each<[string, Line]>([
    ['nothing', []],
    ['an empty piece', [{ text: '' }]]
  ])('keeps a row that has %s in it', (_, line) => {
    expect(drawn(rows([[{ text: 'a' }], line, [{ text: 'b' }]]))).toEqual(['a', '', 'b'])
  })

  it.each<[string, Line, string]>([
    ['ASCII', [{ text: '12345' }, { text: '6789012', tone: 'dim' }], '1234567…'],
    ['characters of two columns', [{ text: '猫猫猫猫' }, { text: '!' }], '猫猫猫…'],
    ['a character and its accents', [{ text: 'e\u0301'.repeat(9) }], `${'e\u0301'.repeat(7)}…`]
  ])('cuts %s off at the edge and never wraps it', (_, line, shown) => {
    expect(drawn(rows([line], 8))).toEqual([shown])
  })

  it.each([
    ['ASCII', 'ab', 'ab    |'],
    ['characters of two columns', '猫', '猫    |']
  ])('takes its width of the screen, whatever is in it: %s', (_, text, shown) => {
    const element = (
      <Box>
        <Row line={[{ text }]} width={6} />
        <Row line={[{ text: '|' }]} width={1} />
      </Box>
    )
    expect(drawn(element)).toEqual([shown])
  })

  it('has no columns to show anything in where it has no width', () => {
    expect(drawn(rows([[{ text: 'a' }]], 0))).toEqual([''])
  })
})
