import type { InkImage } from './ink-image.js'
import type { Picture } from './picture.js'

/** What stands out in a picture. */
export interface FoundInk extends InkImage {
  /** Whether it was dark on light, and so had to be inverted: ink is light in MNIST's images. */
  readonly isInverted: boolean
}

/** Share of the strongest ink below which something is the ground, where the ground is not all the same. */
const faint = 0.3
/** The same on an even ground, where a photograph was compressed; a small picture is taken as it is. */
const halo = 0.1
const smallPicture = 64 * 64
/** Share of the edge that has to be all the same for the ground to be so. */
const clean = 0.75

/**
 * What stands out from the ground of a picture as ink, the strongest at 255. The ground is what the picture's edge shows: a
 * plane through its pixels, because paper is seldom lit evenly.
 */
export function findInk({ width, height, pixels }: Picture): FoundInk {
  const edge = edgeOf(width, height)
  const middle = median(edge.map(i => pixels[i]!))
  // A ground that was drawn, not lit: what reaches the edge is ink.
  const isClean = edge.filter(i => pixels[i] === middle).length >= clean * edge.length
  const ground = isClean ? () => middle : planeThrough(edge, middle, width, height, pixels)
  const standing = Float64Array.from(pixels, (value, i) => value - ground(i % width, Math.floor(i / width)))
  const balance = standing.reduce((sum, value) => sum + (Math.abs(value) < 16 ? 0 : value), 0)
  const isInverted = balance < 0
  const ink = standing.map(value => Math.max(0, isInverted ? -value : value))
  const strength = strongest(ink)
  // Nearly all there can be is all: then the picture is not changed at all.
  const most = strength >= 240 ? 255 : strength
  const least = isClean ? (width * height <= smallPicture ? 0 : halo * most) : faint * most
  const level = (value: number) => Math.round(255 * Math.max(0, Math.min(1, (value - least) / (most - least))))
  // So little that it is the grain of the paper.
  const isBlank = most < 16
  return { width, height, pixels: Uint8Array.from(ink, value => (isBlank ? 0 : level(value))), isInverted }
}

/** The strength that a two-hundredth of what is inked goes beyond; a speck of light says nothing. */
function strongest(ink: Float64Array): number {
  const inked = ink.filter(value => value >= 16).sort()
  return inked[Math.ceil(inked.length * 0.995) - 1] ?? 0
}

/** The places of the pixels at the edge. */
function edgeOf(width: number, height: number): number[] {
  return Array.from({ length: width * height }, (_, i) => i).filter(i => {
    const [x, y] = [i % width, Math.floor(i / width)]
    return x === 0 || y === 0 || x === width - 1 || y === height - 1
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!
}

/** The plane that lies nearest to the pixels at the edge, by least squares, without those that stand out from it. */
function planeThrough(
  edge: readonly number[],
  middle: number,
  width: number,
  height: number,
  pixels: Uint8Array
): (x: number, y: number) => number {
  const near = edge.filter(i => Math.abs(pixels[i]! - middle) <= 64)
  const plane = fitted(near, width, height, pixels)
  const nearer = near.filter(i => Math.abs(pixels[i]! - plane(i % width, Math.floor(i / width))) <= 24)
  return nearer.length >= edge.length / 4 ? fitted(nearer, width, height, pixels) : plane
}

/** Columns and rows from the middle on hardly go together around an edge, so each slope is found by itself. */
function fitted(places: readonly number[], width: number, height: number, pixels: Uint8Array) {
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2]
  let [sum, sx, sy, xx, yy] = [0, 0, 0, 0, 0]
  for (const i of places) sum += pixels[i]!
  const mean = sum / places.length
  for (const i of places) {
    const [x, y, value] = [(i % width) - cx, Math.floor(i / width) - cy, pixels[i]! - mean]
    sx += x * value
    sy += y * value
    xx += x * x
    yy += y * y
  }
  const [dx, dy] = [xx ? sx / xx : 0, yy ? sy / yy : 0]
  return (x: number, y: number) => mean + dx * (x - cx) + dy * (y - cy)
}
