import { describe, expect, it } from 'vitest'
import { type Dataset, type DataWish, isSameSource } from '../../source/dataset/dataset.js'
import { odd, settle } from '../../source/dataset/wish.js'

const wish = (validation: number | null): DataWish => ({
  data: 'my',
  validation,
  trainSize: 'all',
  shuffleLabels: false
})
const dataset = (count: number, problems: Dataset['problems'] = []): Dataset => ({
  name: 'my',
  width: 1,
  height: 1,
  classes: ['a', 'b'],
  train: { pixels: new Uint8Array(count), labels: new Uint8Array(count) },
  test: { pixels: new Uint8Array(), labels: new Uint8Array() },
  problems
})

describe('images that are held out', () => {
  it.each([
    [60_000, 10_000],
    [1_000_000, 10_000],
    [600, 100],
    [11, 1],
    [2, 0]
  ])('of %i training images are %i where nobody says how many', (count, heldOut) => {
    expect(settle(wish(null), dataset(count))).toEqual({ ...wish(null), validation: heldOut })
  })
  it('are as many as somebody says', () => {
    expect(settle(wish(7), dataset(60_000)).validation).toBe(7)
    expect(settle(wish(0), dataset(60_000)).validation).toBe(0)
  })
})

describe('what is odd about a data set', () => {
  const problem = (i: number) => ({ path: `my/${i}.png`, what: 'is empty' })
  it.each([
    [0, []],
    [1, ['my/0.png is empty: see downhill data my.']],
    [2, ['my/0.png is empty, and 1 more thing is odd: see downhill data my.']],
    [5, ['my/0.png is empty, and 4 more things are odd: see downhill data my.']]
  ])('with %i problems is said in a sentence', (count, sentences) => {
    expect(
      odd(
        dataset(
          10,
          Array.from({ length: count }, (_, i) => problem(i))
        ),
        wish(null)
      )
    ).toEqual(sentences)
  })
})

describe('sources', () => {
  it.each([
    [{ data: 'a' }, { data: 'a', names: undefined, colour: false }, true],
    [{ data: 'a', size: [2, 3] as const }, { data: 'a', size: [2, 3] as const }, true],
    [{ data: 'a' }, { data: 'b' }, false],
    [{ data: 'a', names: 'n' }, { data: 'a' }, false],
    [{ data: 'a', size: [2, 3] as const }, { data: 'a', size: [3, 2] as const }, false],
    [{ data: 'a', colour: true }, { data: 'a' }, false]
  ])('%j and %j are read alike: %s', (one, other, isSame) => {
    expect(isSameSource(one, other)).toBe(isSame)
    expect(isSameSource(other, one)).toBe(isSame)
  })
})
