import { describe, expect, it } from 'vitest'
import { mistaken } from '../../../source/ui/panels/mistaken.js'
import { ascii, blocks } from '../../../source/ui/theme.js'

const mistakes = [
  { actual: 0, answered: 1, count: 32 },
  { actual: 1, answered: 0, count: 7 }
]
const classes = ['cat', 'dog']

describe('mistaken', () => {
  it.each([
    [80, 'mistaken most: cat→dog 32×, dog→cat 7×'],
    [38, 'mistaken most: cat→dog 32×, dog→cat 7×'],
    [37, 'mistaken most: cat→dog 32×'],
    [26, 'mistaken most: cat→dog 32×'],
    [25, '']
  ])('says in %d columns as many as fit', (width, text) => {
    expect(mistaken(mistakes, classes, blocks, width)).toBe(text)
  })

  it('has an arrow of the theme', () => {
    expect(mistaken(mistakes, classes, ascii, 30)).toContain('cat>dog')
  })

  it('is glad when there are none', () => {
    expect(mistaken([], classes, blocks, 80)).toBe('no mistake at all')
  })

  it('makes visible what could harm a terminal', () => {
    expect(mistaken(mistakes, ['\u001b[2J', 'b'], blocks, 40)).toContain('\\u{1b}[2J→b 32×')
  })
})
