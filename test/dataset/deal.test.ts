import { describe, expect, it } from 'vitest'
import { deal, dealtBefore, gather, hashNumber } from '../../source/dataset/deal.js'
import { createRandom } from '../../source/engine/random.js'

interface Card {
  readonly label: number
  readonly hash: number
}

const random = createRandom(3, 99)
const card = (label: number): Card => ({ label, hash: random.integer() * 2 ** 16 + 7 })
const dealt = (list: readonly Card[]) => {
  const { train, test } = deal(...columns(list))
  return { train: [...train], test: [...test] }
}
const columns = (list: readonly Card[]) =>
  [Uint8Array.from(list, ({ label }) => label), Float64Array.from(list, ({ hash }) => hash)] as const
const cards = Array.from({ length: 300 }, (_, i) => card(i % 3))
const shown = (list: readonly Card[], places: readonly number[]) => places.map(place => list[place]!.hash)

describe('a deal', () => {
  const { train, test } = dealt(cards)
  it('gives every example to one hand or the other', () => {
    expect([...train, ...test].toSorted((a, b) => a - b)).toEqual(cards.map((_, i) => i))
  })
  it('keeps a seventh of each class for the exam', () => {
    for (const label of [0, 1, 2]) expect(test.filter(place => cards[place]!.label === label)).toHaveLength(14)
  })
  it('is the same whatever the order was', () => {
    const turned = cards.toReversed()
    const other = dealt(turned)
    expect(shown(turned, other.train)).toEqual(shown(cards, train))
    expect(shown(turned, other.test)).toEqual(shown(cards, test))
  })
  it('leaves most examples where they were when one more comes', () => {
    const more = [...cards, card(0)]
    const before = new Set(shown(cards, test))
    expect(shown(more, dealt(more).test).filter(hash => !before.has(hash)).length).toBeLessThanOrEqual(1)
  })
  it('mixes the classes, so that the last of those to learn from are of all of them', () => {
    expect(new Set(train.slice(-30).map(place => cards[place]!.label)).size).toBe(3)
  })
  it('never has the same thing in both hands', () => {
    const twice = cards.slice(0, 60).flatMap(one => [one, one])
    const hands = dealt(twice)
    const learned = new Set(shown(twice, hands.train))
    expect(shown(twice, hands.test).filter(hash => learned.has(hash))).toEqual([])
    expect(hands.test.length).toBeGreaterThan(10)
  })
  it('leaves what is there very often to learn from', () => {
    const often = [
      ...Array.from({ length: 50 }, () => ({ label: 0, hash: 5 })),
      ...Array.from({ length: 20 }, () => card(0))
    ]
    const { train, test } = dealt(often)
    expect(train.filter(place => place < 50)).toHaveLength(50)
    expect(test).toHaveLength(10)
  })
  it.each([
    [1, 0],
    [2, 1],
    [7, 1],
    [10, 1],
    [11, 2],
    [70, 10]
  ])('of a class of %i has %i for the exam', (count, tested) => {
    expect(dealt(Array.from({ length: count }, () => card(0))).test).toHaveLength(tested)
  })
})

describe('a deal that was made before', () => {
  it('stays as it is, in the order of the hashes', () => {
    const list = [5, 3, 9, 1].map(hash => ({ label: 0, hash }))
    const { train, test } = dealtBefore(...columns(list), place => place < 2)
    expect([[...train], [...test]]).toEqual([
      [3, 2],
      [1, 0]
    ])
  })
})

describe('a hash as a number', () => {
  it('is its first 48 bits', () => {
    expect(hashNumber(Buffer.from('0102030405060708', 'hex'))).toBe(0x010203040506)
    expect(hashNumber(Buffer.alloc(32, 255))).toBe(2 ** 48 - 1)
  })
})

describe('gathered images', () => {
  it('are those at the places, with their labels', () => {
    const block = { pixels: Uint8Array.of(1, 2, 3, 4, 5, 6), labels: Uint8Array.of(7, 8, 9) }
    expect(gather(block, Uint32Array.of(2, 0), 2)).toEqual({
      pixels: Uint8Array.of(5, 6, 1, 2),
      labels: Uint8Array.of(9, 7)
    })
  })
})
