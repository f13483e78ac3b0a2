import { describe, expect, it } from 'vitest'
import type { MouseReport } from '../../../../source/ui/mouse/reports.js'
import { moved, penMoved, penToggled, pointAt } from '../../../../source/ui/screens/draw/hand.js'
import { canvasOf, type DrawState, initialDraw, undone } from '../../../../source/ui/screens/draw/state.js'

const size = { width: 28, height: 28 }
const place = { left: 2, top: 3, drawn: { width: 28, height: 28 } }
const report = (type: MouseReport['type'], column: number, row: number, button: MouseReport['button'] = 'left') => ({
  ...{ type, button, column: column + 2, row: row + 3 }
})
const after = (...reports: readonly MouseReport[]) =>
  reports.reduce((state, one) => moved(state, one, size, place), initialDraw)
const ink = (state: DrawState, x: number, y: number) => canvasOf(state, size).pixels[y * 28 + x]!
const total = (state: DrawState) => canvasOf(state, size).pixels.reduce((sum, one) => sum + one, 0)

describe('a point of the screen', () => {
  it.each([
    ['half blocks', { width: 28, height: 28 }, { x: 0.5, y: 1 }, { x: 10.5, y: 9 }],
    ['two columns a pixel', { width: 56, height: 56 }, { x: 0.25, y: 0.5 }, { x: 5.25, y: 4.5 }],
    ['half the size', { width: 14, height: 14 }, { x: 1, y: 2 }, { x: 21, y: 18 }]
  ])('in %s is the middle of its cell', (_, drawn, first, other) => {
    const at = (column: number, row: number) => pointAt({ column: column + 2, row: row + 3 }, size, { ...place, drawn })
    expect([at(0, 0), at(10, 4)]).toEqual([first, other])
  })
})

describe('the mouse on the pad', () => {
  it('leaves a dot, and a line where it is dragged', () => {
    const dot = after(report('press', 5, 4), report('release', 5, 4))
    expect([ink(dot, 5, 8), ink(dot, 5, 9), ink(dot, 12, 9)]).toEqual([255, 255, 0])
    const line = after(report('press', 5, 4), report('drag', 20, 4), report('release', 20, 4))
    for (let x = 5; x <= 20; x++) expect(ink(line, x, 8), String(x)).toBe(255)
  })
  it('erases with the right button', () => {
    const drawn = after(report('press', 5, 4), report('drag', 20, 4), report('release', 20, 4))
    const erased = moved(drawn, report('press', 12, 4, 'right'), size, place)
    expect([ink(erased, 12, 8), ink(erased, 6, 8)]).toEqual([0, 255])
  })
  it('draws nothing when it is pressed elsewhere, or moved with no line begun', () => {
    const elsewhere = [report('press', -1, 4), report('press', 28, 4), report('press', 5, 14), report('drag', 5, 4)]
    for (const one of elsewhere) expect(total(after(one)), JSON.stringify(one)).toBe(0)
    expect(total(after(report('press', 5, 4, 'middle')))).toBe(0)
    const drawn = after(report('press', 5, 4), report('release', 5, 4))
    expect(total(moved(drawn, report('drag', 20, 4), size, place))).toBe(total(drawn))
  })
  it('may leave the pad and come back while it draws', () => {
    const line = after(report('press', 20, 4), report('drag', 40, 4), report('drag', 20, 10))
    expect([ink(line, 27, 8) > 0, ink(line, 20, 20)]).toEqual([true, 255])
  })
  it('is undone a line at a time', () => {
    const first = after(report('press', 5, 4), report('drag', 9, 4), report('drag', 12, 6), report('release', 12, 6))
    const second = moved(moved(first, report('press', 20, 9), size, place), report('drag', 24, 9), size, place)
    expect(total(undone(second, size))).toBe(total(first))
    expect(total(undone(undone(second, size), size))).toBe(0)
  })
})

describe('the pen', () => {
  it('is in the middle at first, and draws only while it is down', () => {
    const shown = penMoved(initialDraw, 1, 0, size)
    expect([shown.pen, total(shown)]).toEqual([{ x: 14.5, y: 14.5 }, 0])
    const up = penMoved(shown, 1, 0, size)
    expect([up.pen, total(up)]).toEqual([{ x: 15.5, y: 14.5 }, 0])
    const down = penMoved(penToggled(up, size), 0, 1, size)
    expect([ink(down, 15, 14), ink(down, 15, 15), ink(down, 15, 20)]).toEqual([255, 255, 0])
    const lifted = penMoved(penToggled(down, size), 0, 5, size)
    expect(total(lifted)).toBe(total(down))
    expect(total(undone(lifted, size))).toBe(0)
  })
  it('stays on the pad', () => {
    const far = penMoved(penMoved(initialDraw, 0, 0, size), -99, 99, size)
    expect(far.pen).toEqual({ x: 0.5, y: 27.5 })
  })
})
