import type { Random } from '../../engine/random.js'
import type { Strengths } from './kinds.js'
import { flattening, pointCount, type SplineAxis } from './spline.js'

/** From where in the old image each pixel of the new one is taken: two cubic B-spline surfaces, by their control points. */
export interface Deformation {
  /** Columns, in pixels // [pointCount, pointCount], along y first */
  readonly u: Float64Array
  /** Rows, in pixels // [pointCount, pointCount] */
  readonly v: Float64Array
}

export function createDeformation(): Deformation {
  return { u: new Float64Array(pointCount ** 2), v: new Float64Array(pointCount ** 2) }
}

/**
 * Draws a deformation at random: a shift; a shear, rotation and scaling about the middle; an elastic displacement. A
 * B-spline whose control points lie on a linear map is that map, so one spline is all of them together.
 */
export function draw(into: Deformation, x: SplineAxis, y: SplineAxis, strengths: Strengths, random: Random): void {
  const shiftX = strengths.shift * x.size * signed(random)
  const shiftY = strengths.shift * y.size * signed(random)
  const angle = strengths.rotation * signed(random)
  const scaleX = 1 + strengths.scaling * signed(random)
  const scaleY = 1 + strengths.scaling * signed(random)
  const shear = strengths.shear * signed(random)
  const cosine = Math.cos(angle)
  const sine = Math.sin(angle)
  const middleX = (x.size - 1) / 2
  const middleY = (y.size - 1) / 2
  let point = 0
  for (let j = -1; j < pointCount - 1; j++) {
    const dy = j * y.spacing - middleY - shiftY
    for (let i = -1; i < pointCount - 1; i++) {
      const dx = i * x.spacing - middleX - shiftX + shear * dy
      into.u[point] = middleX + scaleX * (cosine * dx - sine * dy)
      into.v[point] = middleY + scaleY * (sine * dx + cosine * dy)
      point++
    }
  }
  if (strengths.displacement > 0) displace(into, x, y, strengths.displacement, random)
}

/**
 * Adds an elastic displacement, after Simard, Steinkraus and Platt (2003). They draw a displacement for every pixel, uniformly
 * from −1 to 1, smooth them with a Gaussian of σ = 4 pixels, of 29, and multiply by α = 34: a pixel then moves by 1.4 along
 * each axis, root mean square. Here displacements are drawn for the control points, and the spline's own bell smooths them,
 * whose standard deviation is spacing / √3: 4.04 pixels, of 28. It is not quite theirs: the correlation of two displacements
 * falls off with their distance as under that Gaussian to within 0.03; the root mean square varies over the image by 4 % to
 * either side; and nothing fades towards the edges, as it does where a Gaussian meets no displacements beyond them.
 */
function displace({ u, v }: Deformation, x: SplineAxis, y: SplineAxis, displacement: number, random: Random): void {
  // The root mean square of what is drawn uniformly from −1 to 1 is 1 / √3; the spline flattens it along both axes.
  const furthest = (displacement * Math.sqrt(3)) / flattening ** 2
  // Sixteen bits are enough for either axis, so one number does for both.
  const stepX = (furthest * x.size) / 2 ** 15
  const stepY = (furthest * y.size) / 2 ** 15
  for (let point = 0; point < u.length; point++) {
    const bits = random.integer()
    u[point]! += stepX * ((bits >>> 16) - 2 ** 15)
    v[point]! += stepY * ((bits & 0xffff) - 2 ** 15)
  }
}

/** From −1 up to but not including 1. */
function signed(random: Random): number {
  return random.integer() / 2 ** 31 - 1
}
