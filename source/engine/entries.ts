/**
 * An image as a list of its pixels that are not zero. An entry's low byte says how many pixels it lies behind the one before
 * (the first: behind the place before the image), its high byte is the level, 1 to 255. An entry of level 0 bridges a gap that
 * is too long for one.
 */

/** The furthest an entry can reach. */
const longestStep = 255

/**
 * Writes the list of `image` // u8 [inputs] // to `entries` // u16 // from `at` on, and returns the place behind its end. The
 * list never has more entries than the image has pixels.
 */
export function encodeImage(image: Uint8Array, entries: Uint16Array, at: number): number {
  let next = at
  let last = -1
  for (let pixel = 0; pixel < image.length; pixel++) {
    const level = image[pixel]!
    if (level === 0) continue
    for (; pixel - last > longestStep; last += longestStep) entries[next++] = longestStep
    entries[next++] = (level << 8) | (pixel - last)
    last = pixel
  }
  return next
}

/** Writes the image that the entries from `at` up to `end` list to `into` // u8 [inputs]. */
export function decodeImage(entries: Uint16Array, at: number, end: number, into: Uint8Array): void {
  into.fill(0)
  let pixel = -1
  for (let i = at; i < end; i++) {
    const entry = entries[i]!
    pixel += entry & 255
    into[pixel] = entry >>> 8
  }
}

/** How many entries the list of `image` // u8 [inputs] // has. */
export function countEntries(image: Uint8Array): number {
  let count = 0
  let last = -1
  for (let pixel = 0; pixel < image.length; pixel++) {
    if (image[pixel] === 0) continue
    count += Math.ceil((pixel - last) / longestStep)
    last = pixel
  }
  return count
}
