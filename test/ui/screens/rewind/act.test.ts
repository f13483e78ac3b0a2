import { describe, expect, it } from 'vitest'
import { hints } from '../../../../source/ui/keymap.js'
import { initialState, type RunState } from '../../../../source/ui/store.js'
import { listing, pathAt } from '../../checkpoints/listing.js'
import { pressed } from '../../pressing.js'
import { ready } from '../../run.js'
import { situation } from '../../situation.js'

const list = listing(
  { run: 'b', places: [3, 4, 30], parent: { run: 'a', epoch: 2, batch: 0 } },
  { run: 'a', places: [1, 2, 3], damaged: { 1: 'it is empty' } }
)
const run: RunState = {
  ...initialState,
  phase: 'training',
  folder: 'checkpoints/b',
  ready: { ...ready, parent: { run: 'a', epoch: 2, batch: 0 } }
}
const training = situation({ list, run })

describe('rewinding', () => {
  it.each([
    ['an earlier epoch', ['down'], 'b', 4],
    ['one of the run it branched from', ['down', 'down', 'down'], 'a', 2]
  ])('goes on from %s as a branch', (_, keys, name, epoch) => {
    const { view, effects } = pressed(training, 'b', ...keys, 'enter')
    const from = { name: pathAt(name, epoch), overrides: { recipe: {} } }
    expect(effects).toEqual([{ type: 'send', command: { type: 'branch', from } }])
    expect([view.screen, view.rewind]).toEqual(['train', null])
  })
  it.each(['escape', 'b', 'q'])('is given up with %s, which does nothing else', key => {
    const { view, effects } = pressed(training, 'b', 'down', key)
    expect([view.rewind, effects]).toEqual([null, []])
  })
  it.each([
    ['has done all its epochs', []],
    ['is damaged', ['end']]
  ])('does not go on from one that %s', (_, keys) => {
    expect(pressed(training, 'b', ...keys, 'enter').idle).toEqual(['enter'])
  })
  it('leaves the keys of the Train screen alone while an epoch is picked', () => {
    expect(pressed(training, 'b', 'space', 's', '2', '?').idle).toEqual(['space', 's', '2', '?'])
    expect(pressed(training, 'b', 'ctrl+c').effects).toEqual([{ type: 'send', command: { type: 'stop' } }])
  })
  it('says which keys work', () => {
    const shown = (...keys: string[]) =>
      hints({ ...training, view: pressed(training, ...keys).view }).map(({ shown, hint }) => `${shown} ${hint}`)
    expect(shown('b')).toEqual(['esc cancel'])
    expect(shown('b', 'down')).toEqual(['enter go on from there', 'esc cancel'])
  })
})
