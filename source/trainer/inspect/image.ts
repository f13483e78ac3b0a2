import type { Run } from '../run.js'
import { activationsOn, type Bench, putImage, sendForward } from './bench.js'

/** To see what the network makes of an image that belongs to no data set. */
export interface ImageRequest {
  readonly kind: 'image'
  readonly pixels: Uint8Array // [inputs], or grey, a third of them
}

export interface ImageAnswer {
  readonly kind: 'image'
  /** Of each layer, the outputs last // [layers][outputs] */
  readonly activations: readonly Float32Array[]
}

/** Sends an image through the network. One that is none of its size is answered as if it were blank beyond its end. */
export function seeImage({ bench }: Pick<Run, 'bench'>, { pixels }: ImageRequest): ImageAnswer {
  return { kind: 'image', activations: answerImage(bench, pixels) }
}

/**
 * The activations of every layer for an image // [layers][outputs]. A network for colour sees a grey one as three planes alike.
 */
export function answerImage(bench: Bench, pixels: Uint8Array): Float32Array[] {
  const { layers, sizes } = bench.pass.network
  const inputs = sizes[0]!
  const image = pixels.length * 3 === inputs ? Buffer.concat([pixels, pixels, pixels]) : pixels.subarray(0, inputs)
  sendForward(bench, [putImage(bench, 0, image, 0)])
  return layers.map((_, l) => activationsOn(bench, l, 0))
}
