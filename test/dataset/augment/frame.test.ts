import { describe, expect, it } from 'vitest'
import { createFrame, putInFrame } from '../../../source/dataset/augment/frame.js'

const boxOf = ({ left, right, top, bottom }: ReturnType<typeof createFrame>) => ({ left, right, top, bottom })

describe('a framed image', () => {
  it('stands between zeros', () => {
    const frame = createFrame(3, 2)
    putInFrame(frame, Uint8Array.of(1, 2, 3, 4, 5, 6), 3, 2)
    expect([...frame.pixels]).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0])
  })
  it.each([
    ['full', '111 111 111', { left: 0, right: 2, top: 0, bottom: 2 }],
    ['with one pixel', '000 001 000', { left: 2, right: 2, top: 1, bottom: 1 }],
    ['with two far apart', '010 000 100', { left: 0, right: 1, top: 0, bottom: 2 }],
    ['in its last corner', '000 000 001', { left: 2, right: 2, top: 2, bottom: 2 }]
  ])('that is %s has the smallest box around what is there', (_, text, box) => {
    const frame = createFrame(3, 3)
    putInFrame(frame, Uint8Array.from(text.replaceAll(' ', ''), Number), 3, 3)
    expect(boxOf(frame)).toEqual(box)
  })
  it('has nothing left of the one before, and an empty box when it is blank', () => {
    const frame = createFrame(3, 3)
    putInFrame(frame, new Uint8Array(9).fill(255), 3, 3)
    putInFrame(frame, new Uint8Array(9), 3, 3)
    expect(frame.pixels.every(level => level === 0)).toBe(true)
    expect(frame.left).toBeGreaterThan(frame.right)
    expect(frame.top).toBeGreaterThan(frame.bottom)
  })
})
