import { describe, expect, it } from 'vitest'
import { progressBar } from '../../../source/ui/charts/progress-bar.js'
import { ascii, blocks } from '../../../source/ui/theme.js'

const drawn = (done: number, width: number, glyphs = blocks) =>
  progressBar(done, width, glyphs)
    .map(({ text }) => text)
    .join('')

describe('progressBar', () => {
  it.each([
    [0, '──────────'],
    [0.04, '──────────'],
    [0.05, '╸─────────'],
    [0.1, '━─────────'],
    [0.52, '━━━━━─────'],
    [0.99, '━━━━━━━━━╸'],
    [1, '━━━━━━━━━━'],
    [-0.5, '──────────'],
    [1.5, '━━━━━━━━━━']
  ])('of ten columns for %d is %s', (done, bar) => {
    expect(drawn(done, 10)).toBe(bar)
  })

  it('has an ASCII form', () => {
    expect(drawn(0.55, 10, ascii)).toBe('=====>....')
  })

  it('draws what is done in the accent, and the rest dimmed', () => {
    expect(progressBar(0.5, 4, blocks)).toEqual([
      { text: '━━', tone: 'accent' },
      { text: '──', tone: 'dim' }
    ])
  })

  it('always has exactly its width', () => {
    const shares = Array.from({ length: 101 }, (_, i) => i / 100)
    for (let width = 0; width <= 60; width++) {
      expect(new Set(shares.map(done => drawn(done, width).length))).toEqual(new Set([width]))
    }
  })
})
