import { describe, expect, it } from 'vitest'
import { sentence } from '../../../../source/ui/screens/small/sentence.js'

describe('sentence', () => {
  it.each([
    [
      39,
      11,
      [
        'downhill needs a terminal of at least',
        '40 × 12; this one is 39 × 11. Make it',
        'larger, or press q to save and quit.'
      ]
    ],
    [20, 4, ['20 × 4 is too small:', 'make it larger, or', 'press q to save and', 'quit.']],
    [100, 1, ['100 × 1 is too small: make it larger, or press q to save and quit.']],
    [12, 3, ['Too small: q', 'saves and', 'quits.']],
    [10, 1, ['Too small.']],
    [7, 1, ['q quits']],
    [5, 2, ['q', 'quits']],
    [1, 1, ['q']]
  ])('says as much as fits %d columns and %d rows', (columns, rows, lines) => {
    expect(sentence(columns, rows)).toEqual(lines)
  })

  it('never is too wide or too high', () => {
    for (let columns = 1; columns < 60; columns++)
      for (let rows = 1; rows < 14; rows++) {
        const lines = sentence(columns, rows)
        expect(lines.length).toBeLessThanOrEqual(rows)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
      }
  })
})
