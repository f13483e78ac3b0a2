import { type NoiseKind, noisePixels, pickedImage, shuffledPixels } from '../../dataset/noise.js'
import { createRandom, purposes, type Random } from '../../engine/random.js'
import type { Run } from '../run.js'
import { activationsOn, type Bench, benchRows, heldStill, putImage, sendForward } from './bench.js'

/** To see what the network answers to images that show nothing, and, beside that, to test images. */
export interface NoiseRequest {
  readonly kind: 'noise'
  readonly noise: NoiseKind
  readonly count: number
  readonly seed: number
}

export interface NoiseAnswer {
  readonly kind: 'noise'
  readonly noise: Sureness
  /** The same of as many test images, drawn at random. */
  readonly test: Sureness
}

/** How sure a network is of its answers to some images: how large the largest output is. */
export interface Sureness {
  readonly count: number
  /** The average of the largest outputs. */
  readonly average: number
  /** Answers whose output is above ½, and above 0.9. */
  readonly overHalf: number
  readonly overNineTenths: number
  /** The same by class: how many images got it as their answer, and how surely // [classes] */
  readonly classes: readonly { readonly answers: number; readonly overHalf: number; readonly overNineTenths: number }[]
}

/** Answers noise, and test images beside it, yielding in between. */
export function* seeNoise(
  { bench, dataset }: Pick<Run, 'bench'> & { readonly dataset: Pick<Run['dataset'], 'test'> },
  request: NoiseRequest
): Generator<void, NoiseAnswer> {
  const images = yield* imagesFor(bench, dataset.test.pixels, request)
  const inTurn = (some: readonly Uint8Array[]) => {
    let next = 0
    return () => some[next++]!
  }
  // The same network for both.
  const still = heldStill(bench, 'noise')
  const answered = yield* sureness(still, request.count, inTurn(images.noise))
  const test = yield* sureness(still, request.count, inTurn(images.test))
  return { kind: 'noise', noise: answered, test }
}

/** Images of noise, and as many test images drawn at random. */
interface Images {
  readonly noise: readonly Uint8Array[]
  readonly test: readonly Uint8Array[]
}

/** Those that were asked for last, by the test images: making noise takes many times as long as answering it. */
const made = new WeakMap<Uint8Array, { readonly request: string; readonly images: Images }>()

function* imagesFor(bench: Bench, pixels: Uint8Array, { noise, count, seed }: NoiseRequest): Generator<void, Images> {
  const request = [noise, count, seed].join(' ')
  const known = made.get(pixels)
  if (known?.request === request) return known.images
  const random = createRandom(seed, purposes.noise, count)
  const images: { noise: Uint8Array[]; test: Uint8Array[] } = { noise: [], test: [] }
  for (let i = 0; i < count; i++) {
    if (i % benchRows === 0) yield
    images.noise.push(noiseImage(noise, bench, pixels, random))
  }
  for (let i = 0; i < count; i++) images.test.push(pickedImage(pixels, inputsOf(bench), random))
  made.set(pixels, { request, images })
  return images
}

/** An image of noise for the network on a bench; `images` are those whose pixels are shuffled. */
export function noiseImage(kind: NoiseKind, bench: Bench, images: Uint8Array, random: Random): Uint8Array {
  const inputs = inputsOf(bench)
  switch (kind) {
    case 'pixels':
      return noisePixels(inputs, random)
    case 'shuffled':
      return shuffledPixels(pickedImage(images, inputs, random), random)
  }
}

/** How sure a network is of `count` images, each of which `next` makes. Yields after some of them. */
export function* sureness(bench: Bench, count: number, next: () => Uint8Array): Generator<void, Sureness> {
  const output = bench.pass.network.layers.length - 1
  const classes = Array.from({ length: bench.pass.network.sizes.at(-1)! }, () => ({
    answers: 0,
    overHalf: 0,
    overNineTenths: 0
  }))
  let sum = 0
  for (let done = 0; done < count; done += benchRows) {
    const rows = Math.min(benchRows, count - done)
    sendForward(
      bench,
      Array.from({ length: rows }, (_, row) => putImage(bench, row, next(), 0))
    )
    for (let row = 0; row < rows; row++) {
      const outputs = activationsOn(bench, output, row)
      const largest = Math.max(...outputs)
      const answered = classes[outputs.indexOf(largest)]
      if (!answered) continue // The network has diverged: it answers nothing.
      sum += largest
      answered.answers++
      if (largest > 0.5) answered.overHalf++
      if (largest > 0.9) answered.overNineTenths++
    }
    yield
  }
  const total = (name: 'overHalf' | 'overNineTenths') => classes.reduce((all, one) => all + one[name], 0)
  return { count, average: sum / count, overHalf: total('overHalf'), overNineTenths: total('overNineTenths'), classes }
}

function inputsOf({ pass }: Bench): number {
  return pass.network.sizes[0]!
}
