import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The first `count` training images of MNIST, pixels from 0 to 1 // [count, 784], and their classes // [count] */
export function loadImages(folder, count) {
  const pixels = readFileSync(join(folder, 'train-images-idx3-ubyte')).subarray(16, 16 + count * 784)
  const labels = readFileSync(join(folder, 'train-labels-idx1-ubyte')).subarray(8, 8 + count)
  return { pixels: Float32Array.from(pixels, pixel => pixel / 255), labels: Uint8Array.from(labels) }
}

/** 0 … count − 1 in random order (Fisher and Yates). */
export function shuffledPlaces(count) {
  const places = Array.from({ length: count }, (_, place) => place)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1))
    const place = places[last]
    places[last] = places[other]
    places[other] = place
  }
  return places
}

/** Runs a pass a few times and prints how long each took. */
export async function timePasses(passes, pass) {
  const seconds = []
  for (let i = 0; i < passes; i++) {
    const begun = performance.now()
    await pass()
    seconds.push((performance.now() - begun) / 1000)
  }
  console.log(JSON.stringify({ seconds }))
}
