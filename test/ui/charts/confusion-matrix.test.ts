import { describe, expect, it } from 'vitest'
import { confusionMatrix, mistakes } from '../../../source/ui/charts/confusion-matrix.js'
import { onMagnitude } from '../../../source/ui/palette.js'

const confusion = [
  [90, 10, 0],
  [0, 100, 0],
  [1, 0, 7]
]
const classes = ['cat', 'dog', 'a very long name']

describe('confusionMatrix', () => {
  it('has a heading, and a row for each class with counts on the colour of their share', () => {
    // Cube roots of 0.9, 0.1, 1, 1/8 and 7/8 on a scale of 0 to 15.
    expect(confusionMatrix({ confusion, classes, width: 24, height: 4 })).toEqual([
      [{ text: '          cat  dog a ve ', tone: 'dim' }],
      [{ text: '     cat ', tone: 'dim' }, { text: `${onMagnitude('  90 ', 14)}${onMagnitude('  10 ', 7)}     ` }],
      [{ text: '     dog ', tone: 'dim' }, { text: `     ${onMagnitude(' 100 ', 15)}     ` }],
      [{ text: 'a very l ', tone: 'dim' }, { text: `${onMagnitude('   1 ', 8)}     ${onMagnitude('   7 ', 14)}` }]
    ])
  })

  it('has numbers for columns where names that are cut off would be the same, and says which is which', () => {
    const names = ['left hand', 'left foot', 'nose']
    const [heading, ...rows] = confusionMatrix({ confusion, classes: names, width: 24, height: 4 })!
    expect(heading![0]!.text).toBe('            0    1    2 ')
    expect(rows.map(([label]) => label!.text)).toEqual(['0 left h ', '1 left f ', '  2 nose '])
  })

  it('gives a name of wide characters the columns that they take', () => {
    const [heading, ...rows] = confusionMatrix({ confusion, classes: ['猫', '犬です', 'x'], width: 24, height: 4 })!
    expect(heading![0]!.text).toBe('         猫 犬で    x ')
    expect(rows.map(([label]) => label!.text)).toEqual(['    猫 ', '犬です ', '     x '])
  })

  it('tells a count that is too long for its cell in thousands, and lets the colour speak alone where those are', () => {
    const [, first, second] = confusionMatrix({
      confusion: [
        [12_345, 123],
        [0, 123_456]
      ],
      classes: ['0', '1'],
      width: 8,
      height: 3
    })!
    expect(first![1]!.text).toBe(`${onMagnitude('12k', 15)}${onMagnitude('123', 3)}`)
    expect(second![1]!.text).toBe(`   ${onMagnitude('   ', 15)}`)
  })

  it.each([
    ['of exactly the least width', 2 + 3 * 2, 4, true],
    ['one column narrower', 2 + 3 * 2 - 1, 4, false],
    ['one row lower', 2 + 3 * 2, 3, false]
  ])('fits into a space %s or says that it does not', (_, width, height, isDrawn) => {
    const drawn = confusionMatrix({ confusion, classes: ['0', '1', '2'], width, height })
    expect(drawn !== null).toBe(isDrawn)
  })

  it('never has a row beyond its width', () => {
    for (let width = 0; width < 120; width++) {
      const rows = confusionMatrix({ confusion, classes, width, height: 10 }) ?? []
      expect(rows.map(row => row.map(({ text }) => text).join('').length).filter(length => length > width)).toEqual([])
    }
  })

  it('colours nothing in a row without examples', () => {
    const rows = confusionMatrix({
      confusion: [
        [0, 0],
        [0, 5]
      ],
      classes: ['0', '1'],
      width: 12,
      height: 3
    })!
    expect(rows[1]![1]!.text.trim()).toBe('')
  })
})

describe('mistakes', () => {
  it('come in the order of their number, the right answers and what never happened left out', () => {
    expect(mistakes(confusion)).toEqual([
      { actual: 0, answered: 1, count: 10 },
      { actual: 2, answered: 0, count: 1 }
    ])
  })

  it('are none when every answer is right', () => {
    expect(
      mistakes([
        [3, 0],
        [0, 4]
      ])
    ).toEqual([])
  })

  it('keep the order of classes where they are as many', () => {
    expect(
      mistakes([
        [0, 2],
        [2, 0]
      ]).map(({ actual }) => actual)
    ).toEqual([0, 1])
  })
})
