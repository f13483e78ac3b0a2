import type { Dataset } from './dataset.js'
import { type InkImage, resized } from './ink-image.js'

/** Side of MNIST's images, and of the box in them that a digit fills. */
const side = 28
const boxSide = 20

/**
 * An image as MNIST's own were made (LeCun, Cortes and Burges): what there is of ink fitted into a box of 20 × 20 pixels,
 * keeping its proportions, and put into one of 28 × 28 with its centre of mass in the middle, or as near as it fits.
 */
export function toMnistForm(image: InkImage): InkImage {
  const into = new Uint8Array(side * side)
  const box = boxOf(image)
  if (!box) return { width: side, height: side, pixels: into }
  const scale = boxSide / Math.max(box.width, box.height)
  const [width, height] = [box.width, box.height].map(length => Math.max(1, Math.round(length * scale)))
  const digit = resized(box, width!, height!)
  const centre = centreOfMass(digit)
  const left = offset(centre.x, digit.width)
  const top = offset(centre.y, digit.height)
  for (let y = 0; y < digit.height; y++) {
    into.set(digit.pixels.subarray(y * digit.width, (y + 1) * digit.width), (top + y) * side + left)
  }
  return { width: side, height: side, pixels: into }
}

/** Share of a data set's images that have to be in MNIST's form for it to be so. */
const enough = 0.9
/** Images that are looked at. */
const sampled = 500

/** Whether a data set's images have been through what MNIST's have. Fashion-MNIST's, for one, have not. */
export function isInMnistForm({ width, height, train: { pixels, labels } }: Dataset): boolean {
  if (width !== side || height !== side || pixels.length !== labels.length * side * side) return false
  const step = Math.ceil(labels.length / sampled)
  let [seen, fitting] = [0, 0]
  for (let at = 0; at < labels.length; at += step) {
    seen++
    if (isFitted(pixels.subarray(at * side * side, (at + 1) * side * side))) fitting++
  }
  return seen > 0 && fitting / seen >= enough
}

function isFitted(pixels: Uint8Array): boolean {
  const image = { width: side, height: side, pixels }
  const box = boxOf(image)
  if (!box) return false
  const { x, y } = centreOfMass(image)
  // An image is moved by whole pixels.
  const isCentred = Math.max(Math.abs(x - side / 2), Math.abs(y - side / 2)) <= 1
  return isCentred && Math.abs(Math.max(box.width, box.height) - boxSide) <= 1
}

/**
 * Where something of a length goes for its centre of mass to be in the middle, without leaving the image. In all of MNIST it
 * lies between the middle and a pixel to the right of it or below, so that is how they rounded.
 */
function offset(centre: number, length: number): number {
  return Math.max(0, Math.min(side - length, Math.ceil(side / 2 - centre)))
}

/** What there is of ink; undefined where there is none. */
function boxOf({ width, height, pixels }: InkImage): InkImage | undefined {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x] === 0) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) return undefined
  const box = new Uint8Array((right - left + 1) * (bottom - top + 1))
  for (let y = top; y <= bottom; y++) {
    box.set(pixels.subarray(y * width + left, y * width + right + 1), (y - top) * (right - left + 1))
  }
  return { width: right - left + 1, height: bottom - top + 1, pixels: box }
}

/** In pixels from the left and upper edge, each pixel's ink at its middle. */
function centreOfMass({ width, height, pixels }: InkImage) {
  let [mass, x, y] = [0, 0, 0]
  for (let i = 0; i < width * height; i++) {
    const ink = pixels[i]!
    mass += ink
    x += ink * ((i % width) + 0.5)
    y += ink * (Math.floor(i / width) + 0.5)
  }
  return { x: x / mass, y: y / mass }
}
