import { describe, expect, it } from 'vitest'
import { hints } from '../../../../source/ui/keymap.js'
import { orders } from '../../../../source/ui/screens/checkpoints/rows.js'
import { initialState, type RunState } from '../../../../source/ui/store.js'
import { initialView, screenKey, screens, type View } from '../../../../source/ui/view.js'
import { listing, pathAt } from '../../checkpoints/listing.js'
import { pressed } from '../../pressing.js'
import { situation } from '../../situation.js'

const list = listing(
  { run: 'b', places: [4, 5], parent: { run: 'a', epoch: 2, batch: 0 }, learningRate: 0.15 },
  { run: 'a', places: [1, 2, 3, 30], damaged: { 1: 'it is empty' } }
)
/** As the tree has them. */
const paths = [pathAt('a', 30), pathAt('a', 3), pathAt('b', 5), pathAt('b', 4), pathAt('a', 2), pathAt('a', 1)]

/** On the Checkpoints screen, with the file number `at` chosen. */
function looking(at = 0, changed: Partial<View['checkpoints']> = {}, phase: RunState['phase'] = 'training') {
  const checkpoints = { ...initialView.checkpoints, choice: { path: paths[at]!, at }, ...changed }
  return situation({
    list,
    run: { ...initialState, phase, folder: 'checkpoints/a' },
    view: { ...initialView, screen: 'checkpoints', checkpoints }
  })
}

/** What of the state of the screen keys change. */
const seenAfter = (from: ReturnType<typeof looking>, ...keys: string[]) => pressed(from, ...keys).view.checkpoints
const typed = (text: string) => [...text].map(character => (character === ' ' ? 'space' : character))

describe('on the Checkpoints screen', () => {
  it.each([
    ['↓', 0, ['down'], 1],
    ['↑', 3, ['up'], 2],
    ['↑ on the first', 0, ['up'], 0],
    ['page down', 0, ['pagedown'], 5],
    ['page up', 5, ['pageup'], 0],
    ['end', 0, ['end'], 5],
    ['home', 4, ['home'], 0],
    ['several', 0, ['down', 'down', 'down', 'up'], 2]
  ])('%s chooses another file', (_, from, keys, to) => {
    expect(seenAfter(looking(from), ...keys).choice).toEqual({ path: paths[to], at: to })
  })

  it('enter looks into the chosen one, and escape goes back step by step', () => {
    const from = looking(0, { filter: 'a', marked: paths[1]! })
    const looked = pressed(from, 'enter')
    expect(looked.view.checkpoints.isLookedInto).toBe(true)
    const steps = [1, 2, 3, 4].map(times => pressed(from, 'enter', ...new Array(times).fill('escape')).view)
    expect(
      steps.map(({ screen, checkpoints: { isLookedInto, filter, marked } }) => [screen, isLookedInto, filter, marked])
    ).toEqual([
      ['checkpoints', false, 'a', paths[1]],
      ['checkpoints', false, '', paths[1]],
      ['checkpoints', false, '', null],
      ['train', false, '', null]
    ])
  })

  it('o goes through the orders, and keeps what is chosen', () => {
    const found = orders.map((_, times) => seenAfter(looking(2), ...new Array(times + 1).fill('o')))
    expect(found.map(({ order }) => order)).toEqual([...orders.slice(1), 'runs'])
    expect(new Set(found.map(({ choice }) => choice.path))).toEqual(new Set([paths[2]]))
  })

  it('c marks the chosen one, and another c on it marks none', () => {
    expect(seenAfter(looking(1), 'c').marked).toBe(paths[1])
    expect(seenAfter(looking(1), 'c', 'down', 'c').marked).toBe(paths[2])
    expect(seenAfter(looking(1), 'c', 'c').marked).toBeNull()
  })

  it('/ filters with every key, also those that do something else', () => {
    const open = seenAfter(looking(), '/', ...typed('q 1/dé'))
    expect([open.filter, open.prompt]).toEqual(['q 1/dé', { type: 'filter' }])
    expect(seenAfter(looking(), '/', ...typed('abc'), 'backspace', 'enter')).toMatchObject({
      filter: 'ab',
      prompt: null
    })
    expect(seenAfter(looking(), '/', ...typed('abc'), 'escape')).toMatchObject({ filter: '', prompt: null })
  })

  it('r saves the present run and goes on from the chosen one, on the Train screen', () => {
    const { view, effects } = pressed(looking(2), 'r')
    const command = { type: 'load', from: { name: paths[2], overrides: { recipe: {} } } }
    expect(effects).toEqual([{ type: 'send', command }])
    expect(view.screen).toBe('train')
  })

  it('r asks how far to go on from one that has done all its epochs, twice as far unless told', () => {
    expect(seenAfter(looking(0), 'r').prompt).toMatchObject({ type: 'epochs', done: 30, text: '60' })
    const command = (epochs: number) => ({ type: 'load', from: { name: paths[0], overrides: { recipe: { epochs } } } })
    expect(pressed(looking(0), 'r', 'enter').effects).toEqual([{ type: 'send', command: command(60) }])
    const further = pressed(looking(0), 'r', 'backspace', 'backspace', '4', '5', 'enter')
    expect(further.effects).toEqual([{ type: 'send', command: command(45) }])
    const short = pressed(looking(0), 'r', 'backspace', 'backspace', '9', 'enter')
    expect(short.effects).toEqual([])
    expect(short.view.checkpoints.prompt).toMatchObject({ text: '9', complaint: 'that is no whole number above 30' })
    expect(seenAfter(looking(0), 'r', 'escape').prompt).toBeNull()
  })

  it.each([
    ['another learning rate', '0.05', { recipe: {}, learningRate: 0.05 }],
    ['the same by typing nothing', '', { recipe: {} }],
    ['the same by typing it', '0.15', { recipe: {} }]
  ])('l branches with %s', (_, text, overrides) => {
    const { view, effects } = pressed(looking(2), 'l', ...typed(text), 'enter')
    expect(effects).toEqual([{ type: 'send', command: { type: 'branch', from: { name: paths[2], overrides } } }])
    expect(view).toMatchObject({ screen: 'train', checkpoints: { prompt: null } })
  })
  it('l says what is wrong with a learning rate, until it is written anew', () => {
    const wrong = pressed(looking(2), 'l', '0', 'enter')
    expect(wrong.effects).toEqual([])
    expect(wrong.view.checkpoints.prompt).toMatchObject({ text: '0', complaint: 'that is no number above 0, like 0.1' })
    expect(seenAfter(looking(2), 'l', '0', 'enter', '.').prompt).toMatchObject({ text: '0.', complaint: null })
  })
  it('l asks how far, too, where all epochs are done', () => {
    const { effects } = pressed(looking(0), 'l', '1', 'enter', 'enter')
    const overrides = { recipe: { epochs: 60 }, learningRate: 1 }
    expect(effects).toEqual([{ type: 'send', command: { type: 'branch', from: { name: paths[0], overrides } } }])
  })

  it('does not lose a key because a file has not been read yet', () => {
    const at = looking(2)
    const unread = { ...at, list: { ...at.list, notes: new Map() } }
    const from = { name: paths[2], overrides: { recipe: {} } }
    expect(pressed(unread, 'r').effects).toEqual([{ type: 'send', command: { type: 'load', from } }])
    expect(pressed(unread, 'l', 'enter').effects).toEqual([{ type: 'send', command: { type: 'branch', from } }])
    expect(pressed(unread, 'l', ...typed('0.05'), 'enter').effects).toMatchObject([
      { command: { from: { overrides: { learningRate: 0.05 } } } }
    ])
    expect(pressed(unread, 'c').view.checkpoints.marked).toBe(paths[2])
    expect(pressed(unread, 'e', 'n').effects).toMatchObject([{ type: 'export', to: 'npz' }])
  })

  it('d deletes after y, and not otherwise', () => {
    expect(pressed(looking(4), 'd', 'y').effects).toEqual([
      { type: 'delete', file: expect.objectContaining({ path: paths[4] }) }
    ])
    for (const keys of [
      ['d', 'escape'],
      ['d', 'enter', 'd', 'n', 'q']
    ])
      expect(pressed(looking(4), ...keys).effects).toEqual([])
  })
  it('d deletes the file that was asked about, even when another has come to be chosen', () => {
    const asked = pressed(looking(4), 'd').view
    const view = { ...asked, checkpoints: { ...asked.checkpoints, choice: { path: paths[1]!, at: 1 } } }
    expect(pressed({ ...looking(), view }, 'y').effects).toMatchObject([{ file: { path: paths[4] } }])
  })

  it.each([
    ['o', 'onnx'],
    ['n', 'npz'],
    ['s', 'safetensors'],
    ['p', 'pytorch']
  ])('e and %s exports to %s', (key, to) => {
    const { view, effects } = pressed(looking(3), 'e', key)
    expect(effects).toEqual([{ type: 'export', file: expect.objectContaining({ path: paths[3] }), to }])
    expect(view.checkpoints.prompt).toBeNull()
  })

  it('numbers change screens, and the state of this one is kept', () => {
    const { view } = pressed(looking(3, { filter: 'a' }), '1', screenKey('checkpoints'))
    expect([view.screen, view.checkpoints.filter]).toEqual(['checkpoints', 'a'])
    expect(pressed(looking(3), '1').view.screen).toBe('train')
  })

  it('a damaged one can only be deleted, or looked into', () => {
    expect(pressed(looking(5), 'r', 'l', 'c', 'e').idle).toEqual(['r', 'l', 'c', 'e'])
    expect(pressed(looking(5), 'd', 'escape', 'enter').idle).toEqual([])
  })
  it.each(['loading', 'stopped', 'failed'] as const)('nothing goes on from a checkpoint while %s', phase => {
    expect(pressed(looking(2, {}, phase), 'r', 'l').idle).toEqual(['r', 'l'])
  })
  it('an empty list leaves only what needs no file', () => {
    const empty = { ...looking(), list: listing() }
    const keys = ['enter', 'r', 'l', 'c', 'd', 'e']
    expect(pressed(empty, ...keys).idle).toEqual(keys)
    expect(pressed(empty, 'down', 'end', '/', 'escape', 'o').idle).toEqual([])
  })
  it('Ctrl-C quits from anywhere', () => {
    for (const keys of [[], ['/', 'a'], ['d'], ['e'], ['l'], ['enter']]) {
      expect(pressed(looking(2), ...keys, 'ctrl+c').effects).toEqual([{ type: 'send', command: { type: 'stop' } }])
    }
  })
})

describe('the hints of the Checkpoints screen', () => {
  const shown = (...keys: string[]) =>
    hints({ ...looking(2), view: pressed(looking(2), ...keys).view }).map(({ shown, hint }) => `${shown} ${hint}`)
  const lasting = [`1-${screens.length} screens`, '? help', 'q quit']
  it.each([
    [
      'the list',
      [],
      [
        'enter look',
        'r resume',
        'l branch',
        'c compare',
        '/ filter',
        'o order',
        'd delete',
        'e export',
        'esc back',
        ...lasting
      ]
    ],
    ['one that is marked', ['c'], expect.arrayContaining(['c unmark'])],
    [
      'one that is looked into',
      ['enter'],
      ['r resume', 'l branch', 'c compare', 'd delete', 'e export', 'esc back', ...lasting]
    ],
    ['a filter', ['/'], ['enter done', 'esc show all']],
    ['a learning rate', ['l'], ['enter go on', 'esc cancel']],
    ['a deletion', ['d'], ['y delete', 'esc keep it']],
    ['an export', ['e'], ['o n s p choose', 'esc cancel']]
  ])('at %s are what works there', (_, keys, expected) => {
    expect(shown(...keys)).toEqual(expected)
  })
})
