import { describe, expect, it } from 'vitest'
import { HintLine, noticeOf } from '../../../source/ui/panels/hint-line.js'
import type { RunState } from '../../../source/ui/store.js'
import { initialView, screens, type View } from '../../../source/ui/view.js'
import * as run from '../run.js'
import { situation } from '../situation.js'
import { drawn, raw } from './drawn.js'

const state: RunState = { ...run.stateAfter(run.training), saved: null }
const line = (changed: Partial<RunState> = {}, view: Partial<View> = {}, columns = 100) => (
  <HintLine
    situation={situation({ run: { ...state, ...changed }, view: { ...initialView, ...view } })}
    columns={columns}
  />
)
const row = (...args: Parameters<typeof line>) => drawn(line(...args))[0]!

const path = 'checkpoints/20260101-120000-784-16-16-10/epoch-0003-batch-001930.safetensors'

/** The keys of the screens. */
const numbers = `1-${screens.length}`

describe('HintLine', () => {
  it.each([
    [
      'training',
      {},
      ` space pause  [ ] speed  ↑↓ rate  b rewind  s save  ${numbers} screens  i explain  ? help  q quit`
    ],
    [
      'paused',
      { phase: 'paused' },
      ` space resume  → step  e example  [ ] speed  ↑↓ rate  b rewind  ${numbers} screens  ? i help  q quit`
    ],
    ['finished', { phase: 'finished' }, ` b rewind  ${numbers} screens  i explain  ? help  q quit`]
  ] as const)('shows the keys that work while %s', (_, changed, keys) => {
    expect(row(changed).trimEnd()).toBe(keys)
  })

  it('shows the way back from the help', () => {
    expect(row({}, { isHelpOpen: true }).trimEnd()).toBe(' → what is seen  esc back')
  })

  const finished = { phase: 'finished' } as const
  const keys = ` b rewind  ${numbers} screens  i explain  ? help  q quit `
  it.each([
    [100, `${keys} saved epoch 3 batch 1,930`],
    [70, `${keys} saved 3+1930`],
    [60, ` b rewind  ${numbers} screens  ? i help  q quit  saved 3+1930`],
    [52, ` ${numbers} screens  ? i help  q quit  saved 3+1930`]
  ])('says behind the keys what was saved last, as long as %d columns allow', (columns, expected) => {
    expect(
      row({ ...finished, saved: path }, {}, columns)
        .slice(0, columns)
        .trimEnd()
    ).toBe(expected)
  })

  it('says what the person should know rather than what was saved', () => {
    expect(row({ ...finished, saved: path, notice: 'the disk is full' })).toBe(`${keys} the disk is full`)
  })

  it('leaves keys out for long news, up to half of the row', () => {
    const all = ` space pause  [ ] speed  ↑↓ rate  b rewind  ${numbers} screens  ? i help  q quit `
    expect(row({}, {}, 80).trimEnd()).toBe(all.trimEnd())
    const told = row({ notice: 'a long story '.repeat(9) }, {}, 80)
    expect(told.slice(0, 44)).toBe(` ${numbers} screens  ? i help  q quit  a long story`)
  })

  it('makes visible what could harm a terminal', () => {
    expect(row({ ...finished, notice: 'a\u001b[2J\nb' })).toBe(`${keys} a\\u{1b}[2J\\u{a}b`)
  })

  it('is one row, however long the news', () => {
    const rows = drawn(line({ notice: 'long '.repeat(50) }, {}, 60))
    expect(rows).toEqual([` ${numbers} screens  ? i help  q quit  long long long long long lo…`])
  })

  it('draws keys in the accent and what they do dimmed', () => {
    expect(raw(line({ phase: 'failed' }))).toBe(
      [
        ['r', 'resume'],
        [numbers, 'screens'],
        ['i', 'explain'],
        ['?', 'help'],
        ['q', 'quit']
      ]
        .map(([key, does]) => ` \u001b[38;5;30m${key}\u001b[2;39m ${does} \u001b[m`)
        .join('')
    )
  })
})

describe('a notice', () => {
  const message = 'The cost is not finite: learning rate 3 is too large (epoch 4, batch 2501).'
  it.each([
    ['nothing has happened', {}, 100, null],
    ['there is room for the news', { notice: 'the disk is full' }, 100, null],
    ['there is none', { notice: 'the disk is full of checkpoints' }, 60, 'the disk is full of checkpoints'],
    ['what was saved has no room', { saved: path }, 40, null],
    ['a run has diverged and the row above says it all', { divergence: { message, advice: '' } }, 80, null],
    ['that row is too narrow', { divergence: { message, advice: '' } }, message.length, message],
    ['it comes from a file', { notice: 'no \u001b[2J'.repeat(9) }, 80, 'no \\u{1b}[2J'.repeat(9)]
  ] as const)('when %s', (_, changed, columns, expected) => {
    expect(noticeOf(situation({ run: { ...state, ...changed } }), columns)).toBe(expected)
  })
})
