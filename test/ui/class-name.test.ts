import { describe, expect, it } from 'vitest'
import { className, columnsOf, cut, padLeft, padRight } from '../../source/ui/class-name.js'

describe('the name of a class', () => {
  it.each([
    ['cat', 3, 'cat'],
    ['cat', 2, 'c…'],
    ['cat', 1, '…'],
    ['cat', 0, ''],
    ['Größe', 5, 'Größe'],
    ['猫と犬', 6, '猫と犬'],
    ['猫と犬', 5, '猫と…'],
    ['猫と犬', 4, '猫…'],
    ['\u001b[2J', 20, '\\u{1b}[2J'],
    ['\u001b[2J', 4, '\\u{…'],
    ['a\u202eb', 20, 'a\\u{202e}b'],
    ['👩‍🚀', 20, '👩\\u{200d}🚀']
  ])('%j in %i columns is %j', (name, columns, shown) => {
    expect(className(name, columns)).toBe(shown)
    expect(columnsOf(className(name, columns))).toBeLessThanOrEqual(columns)
  })
})

describe('text in columns', () => {
  it('is cut off between characters', () => {
    expect([cut('👍👍', 3), cut('👍👍', 4), cut('abc', 2), cut('abc', 9)]).toEqual(['👍', '👍👍', 'ab', 'abc'])
  })
  it('stands at the left', () => {
    expect([padRight('a', 3), padRight('猫', 3), padRight('long', 3)]).toEqual(['a  ', '猫 ', 'long'])
  })
  it('stands at the right', () => {
    expect([padLeft('a', 3), padLeft('猫', 3), padLeft('long', 3)]).toEqual(['  a', ' 猫', 'long'])
  })
})
