/** An image between zeros, one pixel wide on every side, so that what lies next to its edge can be read. */
export interface Frame {
  readonly pixels: Uint8Array // [height + 2, width + 2]
  /** The smallest box around all pixels that are not zero, in the image's own rows and columns. It is empty for a blank image. */
  left: number
  right: number
  top: number
  bottom: number
}

export function createFrame(width: number, height: number): Frame {
  return { pixels: new Uint8Array((width + 2) * (height + 2)), left: 0, right: -1, top: 0, bottom: -1 }
}

/** Puts an image // u8 [height, width] // into the frame and finds its box. */
export function putInFrame(frame: Frame, image: Uint8Array, width: number, height: number): void {
  let left = width
  let right = -1
  let top = height
  let bottom = -1
  for (let y = 0; y < height; y++) {
    const from = y * width
    const to = (y + 1) * (width + 2) + 1
    for (let x = 0; x < width; x++) {
      const level = image[from + x]!
      frame.pixels[to + x] = level
      if (level === 0) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  frame.left = left
  frame.right = right
  frame.top = top
  frame.bottom = bottom
}
