import { describe, expect, it } from 'vitest'
import { fittingHints } from '../../source/ui/hints.js'
import { hints } from '../../source/ui/keymap.js'
import { initialView, type ScreenName, screens } from '../../source/ui/view.js'
import { paused, stateAfter, training } from './run.js'
import { situation } from './situation.js'

const numbers = `1-${screens.length}`

/** The hints that have room, as they stand on the line. */
function line(columns: number, here: Parameters<typeof situation>[0]): string {
  const shown = fittingHints(hints(situation(here)), columns)
  return shown.map(({ shown, hint }) => ` ${shown} ${hint} `).join('')
}

describe('the hints that fit', () => {
  const all = ` space resume  → step  e example  [ ] speed  ↑↓ rate  b rewind  s save  ${numbers} screens  i explain  ? help  q quit `
  it.each([
    [all.length, all],
    [
      all.length - 1,
      ` space resume  → step  e example  [ ] speed  ↑↓ rate  b rewind  s save  ${numbers} screens  ? i help  q quit `
    ],
    [85, ` space resume  → step  e example  [ ] speed  ↑↓ rate  ${numbers} screens  ? i help  q quit `],
    [70, ` space resume  → step  e example  ${numbers} screens  ? i help  q quit `],
    [31, ` ${numbers} screens  ? i help  q quit `],
    [0, ` ${numbers} screens  ? i help  q quit `]
  ])('in %d columns are the first of the screen’s own, and those that work everywhere', (columns, expected) => {
    expect(line(columns, { run: { ...stateAfter(paused), folder: 'checkpoints/run' } })).toBe(expected)
  })

  it('name one key where only one explains', () => {
    expect(line(20, { run: { ...stateAfter([]), phase: 'training' } })).toBe(` ${numbers} screens  ? help  q quit `)
  })

  it.each<[ScreenName, string, string]>([
    ['train', 'space pause  [ ] speed  ↑↓ rate', 'space resume  → step  e example'],
    ['neurons', 'enter zoom  c change  l layer', 'enter zoom  c change  l layer'],
    ['confusion', '↑↓←→ cell  m mistakes  d set', '↑↓←→ cell  m mistakes  d set'],
    ['example', '←→ browse  ↑↓ neuron  enter back', '←→ browse  ↑↓ neuron  enter back'],
    ['gradient', 'g next mini-batch  l layer', 'g next mini-batch  l layer'],
    ['landscape', 'r survey anew  d random  L linear', 'r survey anew  d random  L linear'],
    ['draw', 'mouse draw  space pen  n noise', 'mouse draw  space pen  n noise']
  ])('on the screen %s are the most important ones, in 70 columns, and always ? and q', (screen, running, resting) => {
    const view = { ...initialView, screen }
    const lasting = `${numbers} screens  ? i help  q quit`
    for (const [events, own] of [
      [training, running],
      [paused, resting]
    ] as const) {
      expect(line(70, { run: stateAfter(events), view })).toBe(` ${own}  ${lasting} `)
    }
  })

  it.each(['example', 'gradient'] as const)(
    'begin on the screen %s with the next example within a mini-batch',
    screen => {
      const run = stateAfter(paused)
      const view = { ...initialView, screen, coming: { epoch: 3, batch: 2500, count: 2 } }
      expect(line(70, { run, view })).toMatch(/^ e example /)
    }
  )
})
