import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import { weightIndex } from '../../source/engine/network.js'
import {
  filterNormalisedDirection,
  footFinder,
  type Point,
  pointOn,
  principalDirections
} from '../../source/engine/plane.js'
import { createRandom } from '../../source/engine/random.js'
import { classic, smallLane } from './small.js'

const dot = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  Array.from(one).reduce((sum, value, i) => sum + value * other[i]!, 0)

/** Points of forty numbers: a wide way along one axis, less along another, a little of everything else. */
function someWay(count: number): Point[] {
  const random = createRandom(3, 97)
  return Array.from({ length: count }, (_, k) =>
    Float32Array.from({ length: 40 }, (_, i) => {
      const wide = i === 7 ? 10 * k : i === 21 ? 5 * Math.sin(k) : 0
      return wide + 0.1 * random.normal()
    })
  )
}

/** The variances along all principal directions, by power iteration on the covariance of the numbers: another way to them. */
function variancesOf(points: readonly Point[], count: number): number[] {
  const size = points[0]!.length
  const mean = Array.from({ length: size }, (_, i) => points.reduce((sum, point) => sum + point[i]!, 0) / points.length)
  const covariance = mean.map((a, i) =>
    mean.map((b, j) => points.reduce((sum, point) => sum + (point[i]! - a) * (point[j]! - b), 0))
  )
  return Array.from({ length: count }, () => {
    let vector = mean.map((_, i) => Math.sin(i + 1))
    let value = 0
    for (let k = 0; k < 300; k++) {
      const next = covariance.map(row => dot(row, vector))
      value = Math.hypot(...next)
      vector = next.map(part => part / value)
    }
    covariance.forEach((row, i) => {
      for (const j of row.keys()) row[j]! -= value * vector[i]! * vector[j]!
    })
    return value
  })
}

describe('principal directions', () => {
  const points = someWay(9)
  const { directions, shares } = principalDirections(points)!
  it('are of length 1, at right angles, and lead forward along the way', () => {
    const [u, v] = directions
    for (const [actual, wanted] of [
      [dot(u, u), 1],
      [dot(v, v), 1],
      [dot(u, v), 0]
    ] as const)
      expect(actual).toBeCloseTo(wanted, 6)
    expect(u[7]).toBeGreaterThan(0.99)
    expect(Math.abs(v[21]!)).toBeGreaterThan(0.98)
  })
  it('take the shares that power iteration finds', () => {
    const all = variancesOf(points, 8)
    const total = all.reduce((sum, value) => sum + value, 0)
    expect(shares[0]).toBeCloseTo(all[0]! / total, 6)
    expect(shares[1]).toBeCloseTo(all[1]! / total, 6)
  })
  it('are none for points on a line, or fewer than three', () => {
    const line = [0, 1, 2, 5].map(k => Float32Array.from({ length: 40 }, (_, i) => k * i))
    expect(principalDirections(line)).toBeNull()
    expect(principalDirections(points.slice(0, 2))).toBeNull()
  })
})

describe('a foot', () => {
  it('is where a point stands over a plane, with how far off it is, though the directions be askew', () => {
    const [origin, u, v, away] = [
      [1, 2, 3, 4],
      [2, 0, 0, 0],
      [1, 3, 0, 0],
      [0, 0, 3, 4]
    ].map(row => Float32Array.from(row))
    const plane = { origin: origin!, directions: [u!, v!] as const }
    const point = new Float32Array(4)
    pointOn(plane, 0.5, -2, point)
    expect([...point]).toEqual([0, -4, 3, 4])
    const raised = point.map((value, i) => value + away![i]!)
    const foot = footFinder(plane)(raised)
    expect([foot.x, foot.y, foot.off].map(value => Math.round(value * 1e9) / 1e9)).toEqual([0.5, -2, 5])
  })
})

describe('a filter-normalised direction', () => {
  it('gives the weights of each neuron their own length, and leaves biases and padding alone', () => {
    const { arena, lane } = smallLane('float32', { ...classic, hiddenLayers: [5, 20] })
    const { network } = lane.layout
    const { start, length, weightLength } = network.parameters
    const point = Float32Array.from(numbersAt(arena, start, length))
    const direction = filterNormalisedDirection(network, 4, point, createRandom(1, 97))
    let seen = 0
    for (const [l, layer] of network.layers.entries()) {
      const first = (network.parameters.weights[l]! - start) / 4
      for (let j = 0; j < layer.outputs; j++) {
        const places = Array.from({ length: layer.inputs }, (_, i) => first + weightIndex(layer, i, j))
        const norm = (of: Point) => Math.hypot(...places.map(at => of[at]!))
        expect(norm(direction) / norm(point)).toBeCloseTo(1, 5)
        seen += places.length
      }
    }
    expect(direction.filter(value => value !== 0)).toHaveLength(seen)
    expect(direction.subarray(weightLength).every(value => value === 0)).toBe(true)
  })
})
