import { describe, expect, it } from 'vitest'
import { logBars } from '../../../source/ui/charts/log-bars.js'
import { blocks } from '../../../source/ui/theme.js'

const { column } = blocks

describe('bars of counts', () => {
  it.each([
    ['rise with the logarithm of the count', [1, 10, 100, 1000], 4, 1, ['▁▂▅▇']],
    ['leave what does not occur blank, and what occurs once not', [0, 1, 1_000_000, 0], 4, 1, [' ▁▇ ']],
    ['stand on one another in several rows', [1, 1000], 2, 2, [' ▇', '▂█']],
    ['gather neighbours where there is no room for all', [1, 0, 0, 1, 3, 7], 3, 1, ['▂▂▇']],
    ['are blank when there is nothing', [0, 0], 2, 2, ['  ', '  ']]
  ])('%s', (_, counts, width, rows, expected) => {
    expect(logBars(counts, width, rows, column)).toEqual(expected)
  })
})
