import { type Network, weightIndex } from './network.js'
import type { Random } from './random.js'

/** All parameters of a network, one behind the other as they lie in memory: see `Parameters`. */
export type Point = Float32Array

/** A plane in the space of all parameters: origin + x · first direction + y · second direction. */
export interface Plane {
  readonly origin: Point
  readonly directions: readonly [Point, Point]
}

/** Where a point's foot stands on a plane, and how far from the plane the point itself is. */
export interface Foot {
  readonly x: number
  readonly y: number
  readonly off: number
}

/** Directions along which points lie apart, and each one's share of how far they do, 0 to 1. */
export interface Principal {
  readonly directions: readonly [Point, Point]
  readonly shares: readonly [number, number]
}

/**
 * The two directions, of length 1 and at right angles, along which points differ most: principal component analysis of the
 * way of a network through training, as Li et al. 2018 (Visualizing the Loss Landscape of Neural Nets, section 7) draw it. The
 * first leads from the first point towards the last. Null when the points lie on a line.
 */
export function principalDirections(points: readonly Point[]): Principal | null {
  const mean = meanOf(points)
  // The eigenvectors of the small matrix of products of points give those of the large one of products of parameters.
  const products = points.map((one, i) => points.slice(0, i + 1).map(other => centredProduct(one, other, mean)))
  const { values, vectors } = eigen(
    products.map((row, i) => points.map((_, j) => (j <= i ? row[j]! : products[j]![i]!)))
  )
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
  const order = values.map((_, i) => i).sort((one, other) => values[other]! - values[one]!)
  const [first, second] = order as [number, number]
  if (order.length < 3 || !(values[second]! > total * 1e-9)) return null
  const directions = [first, second].map(k => {
    const column = vectors.map(row => row[k]!)
    const sign = column[0]! > column.at(-1)! ? -1 : 1
    return combined(
      points,
      column.map(value => (sign * value) / Math.sqrt(values[k]!)),
      mean
    )
  })
  return { directions: directions as [Point, Point], shares: [values[first]! / total, values[second]! / total] }
}

/**
 * A random direction in which every neuron's weights have the length that they have in `point`: filter normalisation (Li et
 * al. 2018, section 4), by which sharp and flat can be compared between networks. Biases stay where they are.
 */
export function filterNormalisedDirection(
  { layers, parameters }: Network,
  numberBytes: number,
  point: Point,
  random: Random
): Point {
  const direction = new Float32Array(point.length)
  for (const [l, layer] of layers.entries()) {
    const start = (parameters.weights[l]! - parameters.start) / numberBytes
    for (let j = 0; j < layer.outputs; j++) {
      let [own, drawn] = [0, 0]
      for (let i = 0; i < layer.inputs; i++) {
        const at = start + weightIndex(layer, i, j)
        direction[at] = random.normal()
        drawn += direction[at]! ** 2
        own += point[at]! ** 2
      }
      const scale = Math.sqrt(own / drawn)
      for (let i = 0; i < layer.inputs; i++) direction[start + weightIndex(layer, i, j)]! *= scale
    }
  }
  return direction
}

/** Finds the foot of any point on a plane, whose directions need be neither of length 1 nor at right angles. */
export function footFinder({ origin, directions: [u, v] }: Plane): (point: ArrayLike<number>) => Foot {
  const [uu, uv, vv] = [product(u, u), product(u, v), product(v, v)]
  const determinant = uu * vv - uv * uv
  return point => {
    let [du, dv, dd] = [0, 0, 0]
    for (let i = 0; i < origin.length; i++) {
      const d = point[i]! - origin[i]!
      du += d * u[i]!
      dv += d * v[i]!
      dd += d * d
    }
    const x = (du * vv - dv * uv) / determinant
    const y = (dv * uu - du * uv) / determinant
    return { x, y, off: Math.sqrt(Math.max(0, dd - x * du - y * dv)) }
  }
}

/** Writes the point of a plane at (x, y) to `into`. */
export function pointOn(
  { origin, directions: [u, v] }: Plane,
  x: number,
  y: number,
  into: Float32Array | Float64Array
): void {
  for (let i = 0; i < origin.length; i++) into[i] = origin[i]! + x * u[i]! + y * v[i]!
}

function meanOf(points: readonly Point[]): Float64Array {
  const mean = new Float64Array(points[0]!.length)
  for (const point of points) for (let i = 0; i < mean.length; i++) mean[i]! += point[i]! / points.length
  return mean
}

function centredProduct(one: Point, other: Point, mean: Float64Array): number {
  let sum = 0
  for (let i = 0; i < mean.length; i++) sum += (one[i]! - mean[i]!) * (other[i]! - mean[i]!)
  return sum
}

function combined(points: readonly Point[], factors: readonly number[], mean: Float64Array): Point {
  const sum = new Float64Array(mean.length)
  for (const [k, point] of points.entries()) {
    for (let i = 0; i < sum.length; i++) sum[i]! += factors[k]! * (point[i]! - mean[i]!)
  }
  return Float32Array.from(sum)
}

function product(one: Point, other: Point): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!
  return sum
}

/** Sweeps after which a small symmetric matrix is diagonal for all that float64 can tell. */
const mostSweeps = 30

/** Eigenvalues, and eigenvectors as columns, of a symmetric matrix: Jacobi's rotations (1846). */
function eigen(matrix: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const a = matrix.map(row => [...row])
  const n = a.length
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)))
  const rotate = (m: number[][], i: number, j: number, p: number, q: number, c: number, s: number) => {
    const [one, other] = [m[i]![j]!, m[p]![q]!]
    m[i]![j] = c * one - s * other
    m[p]![q] = s * one + c * other
  }
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (a[p]![q] === 0) continue
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        const s = t * c
        for (let k = 0; k < n; k++) rotate(a, k, p, k, q, c, s)
        for (let k = 0; k < n; k++) rotate(a, p, k, q, k, c, s)
        for (let k = 0; k < n; k++) rotate(vectors, k, p, k, q, c, s)
        a[p]![q] = a[q]![p] = 0
      }
    }
  }
  return { values: a.map((row, i) => row[i]!), vectors }
}
