import { describe, expect, it } from 'vitest'
import { classNamed, soleClass } from '../../../../source/ui/screens/draw/label.js'

const digits = [...'0123456789']
const animals = ['cat', 'caterpillar', 'Dog', '狗', 'dodo']

describe('the class that was written', () => {
  it.each([
    [digits, '7', 7],
    [digits, ' 7 ', 7],
    [digits, '', undefined],
    [digits, '77', undefined],
    [animals, 'cat', 0],
    [animals, 'cate', 1],
    [animals, 'ca', undefined],
    [animals, 'dog', 2],
    [animals, 'do', undefined],
    [animals, '狗', 3]
  ])('of %j for %j is number %j', (names, text, found) => {
    expect(classNamed(names, text)).toBe(found)
  })
})

describe('the only class that a text can become', () => {
  it.each([
    [digits, '7', 7],
    [[...digits, '10', '11'], '1', undefined],
    [[...digits, '10', '11'], '10', 10],
    [animals, 'cat', undefined],
    [animals, 'cate', undefined],
    [animals, 'caterpillar', 1]
  ])('of %j for %j is number %j', (names, text, found) => {
    expect(soleClass(names, text)).toBe(found)
  })
})
