import { describe, expect, it } from 'vitest'
import type { Line } from '../../../source/ui/charts/line.js'
import { rememberFrame, rowOf, tokenOf } from '../../../source/ui/painter/row-tokens.js'

let made = 0
/** A row that there was not before. */
const another = (): Line => [{ text: `row ${made++}` }]
const othersMany = () => {
  for (let i = 0; i < 5000; i++) tokenOf(another())
}

describe('the token of a row', () => {
  it('is one private character', () => {
    expect(tokenOf(another())).toMatch(/^[\u{f0000}-\u{ffffd}]$/u)
  })

  it('leads back to the row', () => {
    const row: Line = [{ text: 'a' }, { text: 'b', tone: 'dim' }]
    expect(rowOf(tokenOf(row))).toEqual(row)
  })

  it('is the same for the same row', () => {
    const row = (): Line => [{ text: 'same' }, { text: 'b', tone: 'dim' }]
    expect(tokenOf(row())).toBe(tokenOf(row()))
  })

  it.each<[string, Line, Line]>([
    ['text', [{ text: 'a' }], [{ text: 'b' }]],
    ['a tone', [{ text: 'a' }], [{ text: 'a', tone: 'dim' }]],
    ['what the tone is of', [{ text: 'a', tone: 'dim' }, { text: 'b' }], [{ text: 'a' }, { text: 'b', tone: 'dim' }]],
    ['where its pieces end', [{ text: 'ab' }, { text: 'c' }], [{ text: 'a' }, { text: 'bc' }]]
  ])('is another for a row that differs in %s', (_, one, other) => {
    expect(tokenOf(one)).not.toBe(tokenOf(other))
  })

  it('that was never issued leads to nothing', () => {
    expect(rowOf('\u{ffffd}')).toEqual([])
  })
})

describe('rows', () => {
  it('are forgotten when they have not been of use for long, so that memory stays flat', () => {
    const token = tokenOf(another())
    othersMany()
    expect(rowOf(token)).toEqual([])
  })

  it('are not while they are on the screen', () => {
    const row = another()
    const token = tokenOf(row)
    for (let i = 0; i < 4; i++) {
      rememberFrame(`${token}   \n  ${tokenOf(another())}`)
      for (let j = 0; j < 900; j++) tokenOf(another())
    }
    expect(rowOf(token)).toEqual(row)
    expect(tokenOf(row)).toBe(token)
  })

  it('never have the token of one that is still remembered, however many there were', () => {
    const row = another()
    const token = tokenOf(row)
    for (let i = 0; i < 70_000; i++) {
      if (i % 500 === 0) rememberFrame(token)
      expect(tokenOf(another())).not.toBe(token)
    }
    expect(rowOf(token)).toEqual(row)
  })
})
