/** A point of a picture, in pixels from its left and upper edge. */
export interface Point {
  readonly x: number
  readonly y: number
}

export type Tool = 'ink' | 'eraser'

/** A line of a round brush, and which way it changes what is there. */
export interface Stroke {
  readonly from: Point
  readonly to: Point
  /** In pixels. */
  readonly radius: number
  readonly tool: Tool
}

/**
 * The picture // u8 [height, width] // with a stroke in it. A pixel is covered as far as its middle lies within the brush, in
 * grey where its edge runs through it; ink never takes away, and the eraser never adds.
 */
export function stroked(pixels: Uint8Array, width: number, stroke: Stroke): Uint8Array {
  const into = Uint8Array.from(pixels)
  const { from, to, radius, tool } = stroke
  for (let i = 0; i < into.length; i++) {
    const middle = { x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 }
    const covered = Math.max(0, Math.min(1, radius + 0.5 - distance(middle, from, to)))
    const ink = Math.round(covered * 255)
    into[i] = tool === 'ink' ? Math.max(into[i]!, ink) : Math.min(into[i]!, 255 - ink)
  }
  return into
}

/** How far a point is from the nearest one of the line between two others. */
function distance({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length))
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy)
}
