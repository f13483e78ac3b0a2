import { describe, expect, it } from 'vitest'
import { createRandom, purposes, shuffle } from '../../source/engine/random.js'

describe('a stream of random numbers', () => {
  it('is the same for the same seed, purpose and place', () => {
    const draw = () => {
      const random = createRandom(5, purposes.shuffle, 3)
      return [random.integer(), random.uniform(), random.normal(), random.normal()]
    }
    expect(draw()).toEqual(draw())
  })
  it.each([
    [
      [1, 1, 0],
      [2, 1, 0]
    ],
    [
      [1, 1, 0],
      [1, 2, 0]
    ],
    [
      [1, 1, 0],
      [1, 1, 1]
    ],
    [
      [1, 1, 0],
      [1 + 2 ** 32, 1, 0]
    ],
    [
      [1, 1, 0],
      [1, 1, 0, 0]
    ],
    [
      [1, 1, 2, 3],
      [1, 1, 3, 2]
    ]
  ] as const)('differs between %j and %j', (one, other) => {
    const draws = ([seed, purpose, ...place]: readonly [number, number, ...number[]]) => {
      const random = createRandom(seed, purpose, ...place)
      return Array.from({ length: 8 }, () => random.integer())
    }
    const others = new Set(draws(other))
    expect(draws(one).some(value => others.has(value))).toBe(false)
  })
  it('never changes its numbers from one version to the next, because checkpoints rely on them', () => {
    const random = createRandom(1, purposes.shuffle, 0)
    expect([random.integer(), random.integer(), random.integer()]).toEqual([3836265530, 815870508, 857426695])
  })
  it('spreads uniformly over 0 to 1 and normally around 0', () => {
    const random = createRandom(1, 50)
    const count = 100_000
    const uniform = Array.from({ length: count }, () => random.uniform())
    const normal = Array.from({ length: count }, () => random.normal())
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / count
    expect(Math.min(...uniform.slice(0, 50_000))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...uniform.slice(0, 50_000))).toBeLessThan(1)
    expect(mean(uniform)).toBeCloseTo(0.5, 2)
    expect(mean(normal)).toBeCloseTo(0, 1)
    expect(mean(normal.map(value => value ** 2))).toBeCloseTo(1, 1)
    expect(mean(normal.map(value => value ** 4))).toBeCloseTo(3, 0)
  })
})

describe('shuffle', () => {
  it('keeps every item and brings each to each place about equally often', () => {
    const random = createRandom(2, purposes.shuffle)
    const size = 5
    const seen = Array.from({ length: size }, () => new Array<number>(size).fill(0))
    const rounds = 20_000
    for (let round = 0; round < rounds; round++) {
      const items = Uint32Array.from({ length: size }, (_, i) => i)
      shuffle(items, random)
      expect([...items].sort()).toEqual([0, 1, 2, 3, 4])
      items.forEach((item, at) => {
        seen[item]![at]!++
      })
    }
    for (const count of seen.flat()) expect(Math.abs(count - rounds / size)).toBeLessThan(0.05 * (rounds / size))
  })
})
