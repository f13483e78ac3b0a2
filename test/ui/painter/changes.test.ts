import { describe, expect, it } from 'vitest'
import { createBrush } from '../../../source/ui/painter/brush.js'
import { changes } from '../../../source/ui/painter/changes.js'
import { createDrawer } from '../../../source/ui/painter/screen-row.js'
import { onMagnitude, signedPair } from '../../../source/ui/palette.js'
import { openEmulator } from './emulator.js'

const draw = createDrawer(createBrush(24))
const screen = (...rows: readonly string[]) => rows.map(draw)
const [dark, light] = [signedPair(0, 0), signedPair(8, 8)]

describe('changes', () => {
  it.each<[string, string[], string[], string]>([
    ['nothing where nothing changes', ['a', 'b'], ['a', 'b'], ''],
    ['a first screen, from its corner', [], ['a', '', ' b'], '\u001b[1;1Ha\u001b[3;2Hb'],
    ['the cell that changes', ['abc', 'def'], ['abc', 'dEf'], '\u001b[2;2HE'],
    ['neighbours in one go', ['abcd'], ['aBCd'], '\u001b[1;2HBC'],
    ['what stands apart, going forward', ['abcdefg'], ['AbCdefG'], '\u001b[1;1HA\u001b[CC\u001b[3CG'],
    ['a character that has got a colour', ['abc'], ['a\u001b[31mb\u001b[mc'], '\u001b[1;2H\u001b[31mb\u001b[m'],
    ['one that has lost it', ['a\u001b[31mb\u001b[mc'], ['abc'], '\u001b[1;2Hb'],
    ['less than there was', ['abcdef', 'x'], ['abc', 'x'], '\u001b[1;4H\u001b[K'],
    ['less and other than there was', ['abcdef'], ['aBc'], '\u001b[1;4H\u001b[K\u001b[1;2HB'],
    ['rows that are gone', ['a', 'b', 'c'], ['a'], '\u001b[2;1H\u001b[K\u001b[3;1H\u001b[K'],
    ['more than there was', ['ab'], ['abcd'], '\u001b[1;3Hcd'],
    ['spaces where there was something', ['abcd'], ['a  d'], '\u001b[1;2H  '],
    [
      'a row of unknown width as a whole, cut off by the terminal',
      ['a猫b'],
      ['a猫c'],
      '\u001b[1;1H\u001b[K\u001b[?7la猫c\u001b[?7h'
    ],
    ['what takes its place too', ['a猫b'], ['ab'], '\u001b[1;1H\u001b[K\u001b[?7lab\u001b[?7h'],
    [
      'what stands on one colour before what stands on another',
      [`${dark}${light}`, `${light}${dark}`],
      [`${light}${dark}`, `${dark}${light}`],
      '\u001b[1;1H\u001b[38;2;107;172;208;48;2;107;172;208m▀\u001b[2;2H▀\u001b[1;2H\u001b[38;2;5;48;97;48;2;5;48;97m▀\u001b[2;1H▀\u001b[m'
    ]
  ])('writes %s', (_, before, after, written) => {
    expect(changes(screen(...before), screen(...after))).toBe(written)
  })
})

/** Numbers from 0 up to `below`, the same every time. */
function createChance(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('a terminal that is told nothing but changes', () => {
  const [columns, rows] = [24, 6]
  const pieces = [
    'abc',
    '   ',
    '─│',
    '\u001b[1;35mx y\u001b[m',
    '\u001b[2m..\u001b[22m',
    '\u001b[7m \u001b[27m',
    '\u001b[3;4mit\u001b[m',
    dark,
    light,
    signedPair(0, 8),
    onMagnitude('12', 4)
  ]
  const wide = ['猫', 'e\u0301', '🐈']

  /** A row that fits, whatever it is made of. */
  function randomRow(chance: (below: number) => number): string {
    const parts = chance(8) === 0 ? [...pieces, ...wide] : pieces
    return Array.from({ length: chance(9) }, () => parts[chance(parts.length)]!).join('')
  }

  it('shows the same as one that is told everything, whatever it showed before', async () => {
    const chance = createChance(7)
    const shown = openEmulator(columns, rows)
    let before = Array.from({ length: rows }, () => '')
    for (let frame = 0; frame < 300; frame++) {
      const after = before.map(row => (chance(3) === 0 ? randomRow(chance) : row))
      await shown.write(changes(before.map(draw), after.map(draw)))
      const fresh = openEmulator(columns, rows)
      await fresh.write(changes([], after.map(draw)))
      expect(shown.cells(), JSON.stringify([before, after])).toEqual(fresh.cells())
      before = after
    }
    expect(shown.scrolledOff()).toBe(0)
  })

  it('shows what Ink would have written', async () => {
    const chance = createChance(8)
    for (let frame = 0; frame < 100; frame++) {
      const row = Array.from({ length: 6 }, () => pieces[chance(7)]!).join('')
      const [painted, plain] = [openEmulator(columns, 1), openEmulator(columns, 1)]
      await painted.write(changes([], screen(row)))
      await plain.write(row)
      expect(painted.cells(), JSON.stringify(row)).toEqual(plain.cells())
    }
  })
})
