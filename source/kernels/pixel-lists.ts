/**
 * The gradient of a wide first layer, pixel by pixel: first the images of a batch are turned round into lists that say, for
 * each pixel, which of them have something there, and how much; then a row of weights is summed over its list and written once,
 * instead of being read and written for every image.
 *
 * A list is of 128 images at most; more are in several, one behind the other. It is a mark for each pixel (marked.ts) and,
 * behind those, u8 [inputs, room], the levels where the mark has a bit; room is the number of images, rounded up to 16.
 */
import { addPacked, markBytes, most } from './marked'
import { imageOf } from './sparse'

/** How many images a list has room for that is of so many. */
// @ts-ignore: decorator
@inline
function roomFor(count: i32): usize {
  return (count + 15) & ~15
}

/** The lists of images `examples` u32 [rows]. Images are as in sparse.ts. */
export function listPixels(examples: usize, starts: usize, entries: usize, list: usize, rows: i32, inputs: i32): void {
  for (let first = 0; first < rows; first += most) {
    const count = min(most, rows - first)
    const room = roomFor(count)
    const levels = list + <usize>inputs * markBytes
    memory.fill(list, 0, <usize>inputs * markBytes)
    for (let b = 0; b < count; b++) {
      const image = imageOf(examples, first + b, starts)
      const bit = <u64>1 << (b & 63)
      const words = list + (<usize>(b >> 6) << 3)
      const own = levels + <usize>b
      let pixel: usize = -1
      for (let at = entries + (load<u32>(image) << 1), end = entries + (load<u32>(image, 4) << 1); at < end; at += 2) {
        const entry = load<u16>(at)
        pixel += entry & 255
        const bits = words + pixel * markBytes
        store<u64>(bits, load<u64>(bits) | bit)
        store<u8>(own + pixel * room, entry >> 8)
      }
    }
    list = levels + <usize>inputs * room
  }
}

/**
 * into (panels of [inputs, 16]) += scale × the sum over the batch of (image ⊗ delta [rows, width]), for pixels `from` … `to` and
 * the first `columns` columns; columns behind them, up to the end of a panel, may get their part, too. `levels` is the
 * table of activations (sparse.ts). Images are added in batch order. `packed` has room for 48 × 128 floats.
 */
export function outerLists(
  list: usize, levels: usize, delta: usize, into: usize,
  from: i32, to: i32, inputs: i32, rows: i32, columns: i32, width: i32, scale: f32, packed: usize
): void {
  const panel = <usize>inputs << 6
  const deltaRow = <usize>width << 2
  const start = <usize>from
  for (let first = 0; first < rows; first += most, delta += deltaRow * most) {
    const count = min(most, rows - first)
    const room = roomFor(count)
    const marks = list + start * markBytes
    const own = list + <usize>inputs * markBytes + start * room
    const c = into + (start << 6)
    addPacked<u8>(own, room, levels, marks, to - from, delta, deltaRow, count, columns, c, panel, scale, packed)
    list += <usize>inputs * (markBytes + room)
  }
}
