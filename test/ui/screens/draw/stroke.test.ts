import { describe, expect, it } from 'vitest'
import { stroked } from '../../../../source/ui/screens/draw/stroke.js'

const blank = new Uint8Array(9 * 9)
const full = new Uint8Array(9 * 9).fill(255)
const dot = (radius: number, tool: 'ink' | 'eraser' = 'ink') =>
  ({ from: { x: 4.5, y: 4.5 }, to: { x: 4.5, y: 4.5 }, radius, tool }) as const
const at = (pixels: Uint8Array, x: number, y: number) => pixels[y * 9 + x]!

describe('a stroke', () => {
  it('covers what lies within the brush, and in grey what lies at its edge', () => {
    const drawn = stroked(blank, 9, dot(1))
    expect([at(drawn, 4, 4), at(drawn, 5, 4), at(drawn, 6, 4)]).toEqual([255, 128, 0])
    expect(at(drawn, 5, 5)).toBe(Math.round((1.5 - Math.SQRT2) * 255))
  })
  it('runs from one point to the other, however far they are apart', () => {
    const drawn = stroked(blank, 9, { from: { x: 0.5, y: 4.5 }, to: { x: 8.5, y: 4.5 }, radius: 0.5, tool: 'ink' })
    expect([...drawn.subarray(36, 45)]).toEqual(new Array(9).fill(255))
    expect([...drawn.subarray(0, 36), ...drawn.subarray(45)].every(ink => ink === 0)).toBe(true)
  })
  it('of ink takes nothing away, and of the eraser adds nothing', () => {
    expect(stroked(full, 9, dot(1))).toEqual(full)
    expect(stroked(blank, 9, dot(1, 'eraser'))).toEqual(blank)
    const erased = stroked(full, 9, dot(1, 'eraser'))
    expect([at(erased, 4, 4), at(erased, 5, 4), at(erased, 6, 4)]).toEqual([0, 127, 255])
  })
  it('leaves the picture it is drawn into as it was, and may lie beside it', () => {
    const before = Uint8Array.from(blank)
    stroked(blank, 9, dot(3))
    expect(blank).toEqual(before)
    const far = { from: { x: -50, y: -50 }, to: { x: -40, y: 90 }, radius: 2, tool: 'ink' } as const
    expect(stroked(blank, 9, far)).toEqual(blank)
  })
})
