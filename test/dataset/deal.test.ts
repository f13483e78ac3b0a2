import { describe, expect, it } from 'vitest'
import { type Card, deal, gather } from '../../source/dataset/deal.js'
import { createRandom } from '../../source/engine/random.js'

const random = createRandom(3, 99)
const card = (label: number): Card => ({ label, hash: random.integer().toString(16).padStart(8, '0') })
const cards = Array.from({ length: 300 }, (_, i) => card(i % 3))
const shown = (list: readonly Card[], places: readonly number[]) => places.map(place => list[place]!.hash)

describe('a deal', () => {
  const { train, test } = deal(cards)
  it('gives every example to one hand or the other', () => {
    expect([...train, ...test].toSorted((a, b) => a - b)).toEqual(cards.map((_, i) => i))
  })
  it('keeps a seventh of each class for the exam', () => {
    for (const label of [0, 1, 2]) expect(test.filter(place => cards[place]!.label === label)).toHaveLength(14)
  })
  it('is the same whatever the order was', () => {
    const turned = cards.toReversed()
    const other = deal(turned)
    expect(shown(turned, other.train)).toEqual(shown(cards, train))
    expect(shown(turned, other.test)).toEqual(shown(cards, test))
  })
  it('leaves most examples where they were when one more comes', () => {
    const more = [...cards, card(0)]
    const before = new Set(shown(cards, test))
    expect(shown(more, deal(more).test).filter(hash => !before.has(hash)).length).toBeLessThanOrEqual(1)
  })
  it('mixes the classes, so that the last of those to learn from are of all of them', () => {
    expect(new Set(train.slice(-30).map(place => cards[place]!.label)).size).toBe(3)
  })
  it('never has the same thing in both hands', () => {
    const twice = cards.slice(0, 60).flatMap(one => [one, one])
    const hands = deal(twice)
    const learned = new Set(shown(twice, hands.train))
    expect(shown(twice, hands.test).filter(hash => learned.has(hash))).toEqual([])
    expect(hands.test.length).toBeGreaterThan(10)
  })
  it.each([
    [1, 0],
    [2, 1],
    [7, 1],
    [10, 1],
    [11, 2],
    [70, 10]
  ])('of a class of %i has %i for the exam', (count, tested) => {
    expect(deal(Array.from({ length: count }, () => card(0))).test).toHaveLength(tested)
  })
})

describe('gathered images', () => {
  it('are those at the places, with their labels', () => {
    const block = { pixels: Uint8Array.of(1, 2, 3, 4, 5, 6), labels: Uint8Array.of(7, 8, 9) }
    expect(gather(block, [2, 0], 2)).toEqual({ pixels: Uint8Array.of(5, 6, 1, 2), labels: Uint8Array.of(9, 7) })
  })
})
