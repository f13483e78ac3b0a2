import { describe, expect, it } from 'vitest'
import { createBrush } from '../../../source/ui/painter/brush.js'
import { tokenOf } from '../../../source/ui/painter/row-tokens.js'
import { createScreen } from '../../../source/ui/painter/screen.js'
import { openEmulator } from './emulator.js'

const [begin, end] = ['\u001b[?2026h', '\u001b[?2026l']
const wiped = '\u001b[m\u001b[H\u001b[J'
const size = { columns: 20, rows: 5 }

/** How Ink takes away a frame of so many rows, as it does before the next. */
const erased = (rows: number) => `\u001b[2K${'\u001b[1A\u001b[2K'.repeat(rows - 1)}\u001b[G`

/** A screen that shows a frame. */
function showing(frame: string) {
  const paint = createScreen(createBrush(24))
  paint(frame, size)
  return paint
}

describe('a frame', () => {
  it('that is the first is painted on an empty screen, at one blow', () => {
    expect(createScreen(createBrush(24))('a\nb\n', size)).toBe(`${begin}${wiped}\u001b[1;1Ha\u001b[2;1Hb${end}`)
  })

  it('that follows another goes out as what differs', () => {
    expect(showing('a\nb\nc\n')(`${erased(4)}a\nB\nc\n`, size)).toBe(`${begin}\u001b[2;1HB${end}`)
  })

  it('that is the same goes out as nothing', () => {
    expect(showing('a\nb\n')(`${erased(3)}a\nb\n`, size)).toBe('')
  })

  it('that is empty empties the screen', () => {
    expect(showing('a\nb\n')(`${erased(3)}\n`, size)).toBe(`${begin}\u001b[1;1H\u001b[K\u001b[2;1H\u001b[K${end}`)
  })

  it('that Ink writes behind an erased screen is taken for the next one, too', () => {
    expect(showing('a\nb\n')('\u001b[1;1H\u001b[Ja\nc\n', size)).toBe(`${begin}\u001b[2;1Hc${end}`)
  })

  it('has the rows that its tokens stand for', () => {
    const paint = showing(`${tokenOf([{ text: 'cost 0.50' }])}\n`)
    const next = tokenOf([{ text: 'cost 0.49' }])
    expect(paint(`${erased(2)}${next}\n`, size)).toBe(`${begin}\u001b[1;8H49${end}`)
  })

  it.each([
    ['rows', '1\n2\n3\n4\n5\n6\n7', ['1', '2', '3', '4', '5']],
    ['columns', `${'x'.repeat(30)}\n2`, ['x'.repeat(20), '2', '', '', '']],
    ['columns, as nobody knows how many', `${'猫'.repeat(30)}\n2`, ['猫'.repeat(10), '2', '', '', '']]
  ])('that has more %s than the terminal is cut off, and scrolls nothing', async (_, frame, shown) => {
    const terminal = openEmulator(size.columns, size.rows)
    await terminal.write(createScreen(createBrush(24))(frame, size))
    expect(terminal.text()).toEqual(shown)
    expect(terminal.scrolledOff()).toBe(0)
  })
})

describe('a screen is painted anew', () => {
  const whole = `${begin}${wiped}\u001b[1;1Ha\u001b[2;1Hb${end}`
  it.each<[string, (paint: ReturnType<typeof showing>) => void]>([
    ['when Ink has cleared it', paint => paint(erased(3), size)],
    ['when the alternate screen has been entered', paint => paint('\u001b[?1049h', size)]
  ])('%s', (_, happens) => {
    const paint = showing('a\nb\n')
    happens(paint)
    expect(paint('a\nb\n', size)).toBe(whole)
  })

  it.each([
    { columns: 21, rows: 5 },
    { columns: 20, rows: 4 }
  ])('when the terminal has become another size: %o', other => {
    const paint = showing('a\nb\n')
    expect(paint('a\nb\n', other)).toBe(whole)
    expect(paint(`${erased(3)}a\nb\n`, other)).toBe('')
  })
})

describe('what is no frame', () => {
  it.each([
    ['modes', '\u001b[?25l'],
    ['several of them', '\u001b[?2004h\u001b[?25h'],
    ['the alternate screen', '\u001b[?1049h'],
    ['a question', '\u001b[?u'],
    ['nothing', '']
  ])('goes on as it is: %s', (_, chunk) => {
    const paint = showing('a\n')
    expect(paint(chunk, size)).toBe(chunk)
    if (chunk !== '\u001b[?1049h') expect(paint(`${erased(2)}a\n`, size)).toBe('')
  })

  it.each([
    ['the beginning of an update', begin],
    ['its end', end],
    ['taking away a frame', erased(3)]
  ])('is left to the next frame: %s', (_, chunk) => {
    expect(showing('a\n')(chunk, size)).toBe('')
  })

  it('leaves an alternate screen empty behind it', () => {
    expect(showing('a\n')('\u001b[?1049l', size)).toBe(`${wiped}\u001b[?1049l`)
  })
})
