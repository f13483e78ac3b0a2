import { describe, expect, it } from 'vitest'
import { canvasOf, type DrawState, initialDraw } from '../../../../source/ui/screens/draw/state.js'
import type { Situation } from '../../../../source/ui/situation.js'
import { initialView } from '../../../../source/ui/view.js'
import { pressed } from '../../pressing.js'
import { loading, ready, stateAfter, training } from '../../run.js'
import { situation } from '../../situation.js'

const size = { width: 28, height: 28 }
const run = stateAfter(training)
const on = (draw: Partial<DrawState> = {}, changed: Partial<Situation> = {}) =>
  situation({ run, view: { ...initialView, screen: 'draw', draw: { ...initialDraw, ...draw } }, ...changed })
const after = (...keys: readonly string[]) => pressed(on(), ...keys).view.draw
const inkOf = (draw: DrawState) => canvasOf(draw, size).pixels
const total = (draw: DrawState) => inkOf(draw).reduce((sum, one) => sum + one, 0)

describe('the keys of the Draw screen', () => {
  it('draw', () => {
    const drawn = after('space', 'right', 'right', 'down', 'space', 'right')
    expect(drawn.pen).toEqual({ x: 17.5, y: 15.5 })
    expect(inkOf(drawn)[14 * 28 + 16]).toBe(255)
    expect(drawn.isPenDown).toBe(false)
  })
  it('change the brush between the finest and the thickest', () => {
    expect([after('+', '+').brush, after(...'+++++++++').brush, after('-', '-', '-').brush]).toEqual([3, 4, 0])
    expect(total(after('+', '+', 'space'))).toBeGreaterThan(total(after('space')))
  })
  it('erase', () => {
    const drawn = after('space', 'space', 'e', 'space')
    expect(inkOf(drawn)[14 * 28 + 14]).toBe(0)
  })
  it('undo, redo, and clear, which can be undone as well', () => {
    const line = after('space', 'right', 'space')
    const cleared = after('space', 'right', 'space', 'c')
    expect(total(cleared)).toBe(0)
    expect(inkOf(after('space', 'right', 'space', 'c', 'u'))).toEqual(inkOf(line))
    expect(total(after('space', 'right', 'space', 'u'))).toBe(0)
    expect(inkOf(after('space', 'right', 'space', 'u', 'U'))).toEqual(inkOf(line))
    expect(pressed(on(), 'u', 'U').idle).toEqual(['u', 'U'])
  })
  it('fill the pad with noise, another each time, the same for everyone, seen as it is', () => {
    const [first, second] = [after('n'), after('n', 'n')]
    expect(inkOf(first)).toEqual(inkOf(after('n')))
    expect(inkOf(second)).not.toEqual(inkOf(first))
    expect(total(first) / 784).toBeGreaterThan(115)
    expect(total(first) / 784).toBeLessThan(140)
    expect(canvasOf(first, size)).toMatchObject({ origin: { type: 'noise', noise: 'pixels' }, framing: 'asItIs' })
  })
  it('shuffle the pixels that are there', () => {
    const line = after('space', 'right', 'space')
    const shuffled = after('space', 'right', 'space', 'N')
    expect(Uint8Array.from(inkOf(shuffled)).sort()).toEqual(Uint8Array.from(inkOf(line)).sort())
    expect(inkOf(shuffled)).not.toEqual(inkOf(line))
  })
  it('ask for a test image, another each time', () => {
    const wanted = [after('t').wanted!, after('t', 't').wanted!]
    expect(new Set(wanted).size).toBe(2)
    for (const at of wanted) expect(at >= 0 && at < ready.data.test && Number.isInteger(at)).toBe(true)
  })
  it('turn the fitting off and on', () => {
    expect(canvasOf(after('f'), size).framing).toBe('asItIs')
    expect(canvasOf(after('f', 'f'), size).framing).toBe('fitted')
  })
  it('pause training, which goes on otherwise', () => {
    expect(pressed(on(), 'p').effects).toEqual([{ type: 'send', command: { type: 'pause' } }])
  })
  it('lift the pen before they leave', () => {
    const { view } = pressed(on(), 'space', 'escape')
    expect([view.screen, view.draw.isPenDown]).toEqual(['draw', false])
    expect(pressed(on(), 'space', 'escape', 'escape').view.screen).toBe('train')
  })
  it('do nothing before the size of the images is known, but leave', () => {
    const early = on({}, { run: stateAfter(loading) })
    expect(pressed(early, 'space', 'n', 't', 'l', 'c').idle).toEqual(['space', 'n', 't', 'l', 'c'])
    expect(pressed(early, 'escape').view.screen).toBe('train')
  })
})

describe('labelling', () => {
  it('keeps what the network sees as the class that is named', () => {
    const { view, effects } = pressed(on(), 'space', 'right', 'down', 'l', '7')
    expect(view.draw.label).toBe(null)
    const [effect] = effects
    if (effect?.type !== 'keep') throw new Error('Nothing is kept.')
    const { pixels, ...drawing } = effect.drawing
    expect(drawing).toEqual({ width: 28, height: 28, label: 7, classes: ready.data.classes })
    // Fitted: the few pixels of the line fill the box.
    expect(pixels.filter(ink => ink > 0).length).toBeGreaterThan(100)
  })
  it('takes a longer name letter by letter', () => {
    const classes = ['cat', 'caterpillar', 'dog']
    const named = { ...run, ready: { ...ready, data: { ...ready.data, classes } } }
    const label = (...keys: readonly string[]) => pressed(on({}, { run: named }), 'l', ...keys)
    expect(label('c', 'a', 't').effects).toEqual([])
    expect(label('c', 'a', 't', 'enter').effects).toMatchObject([{ type: 'keep', drawing: { label: 0 } }])
    expect(label('c', 'o', 'backspace', 'a', 't', 'e', 'enter').effects).toMatchObject([{ drawing: { label: 1 } }])
    expect(label('d', 'o', 'g').effects).toMatchObject([{ type: 'keep', drawing: { label: 2 } }])
    expect(label('c', 'a', 'enter').view.draw.label?.complaint).toBe('no class is called that')
  })
  it('can be called off, and takes every key meanwhile', () => {
    const { view, effects } = pressed(on(), 'l', 'q', '?', 'escape')
    expect([view.draw.label, view.screen, view.isHelpOpen, effects]).toEqual([null, 'draw', false, []])
  })
})
