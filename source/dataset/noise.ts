import { type Random, shuffle } from '../engine/random.js'

/** Images that show nothing: every pixel drawn by itself, or the pixels of an image in any order. */
export const noiseKinds = ['pixels', 'shuffled'] as const
export type NoiseKind = (typeof noiseKinds)[number]

/** An image in which every pixel is as likely to have one level of ink as another // u8 [inputs] */
export function noisePixels(inputs: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: inputs }, () => random.integer() >>> 24)
}

/** The pixels of an image in any order: as much ink as before, and nothing that it shows. */
export function shuffledPixels(image: Uint8Array, random: Random): Uint8Array {
  const pixels = Uint8Array.from(image)
  shuffle(pixels, random)
  return pixels
}

/** An image picked at random from `images` // u8 [count, inputs] */
export function pickedImage(images: Uint8Array, inputs: number, random: Random): Uint8Array {
  const at = Math.floor(random.uniform() * (images.length / inputs))
  return images.subarray(at * inputs, (at + 1) * inputs)
}
