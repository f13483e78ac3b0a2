import { describe, expect, it } from 'vitest'
import { HintLine } from '../../../source/ui/panels/hint-line.js'
import type { RunState } from '../../../source/ui/store.js'
import * as run from '../run.js'
import { drawn, raw } from './drawn.js'

const state: RunState = { ...run.stateAfter(run.training), saved: null }
const row = (changed: Partial<RunState> = {}, screen: 'train' | 'help' = 'train') =>
  drawn(<HintLine state={{ ...state, ...changed }} screen={screen} columns={100} />)[0]!

const path = 'checkpoints/20260101-120000-784-16-16-10/epoch-0003-batch-001930.safetensors'

describe('HintLine', () => {
  it.each([
    ['training', {}, ' space pause  ↑↓ learning rate  s save  ? help  q quit'],
    ['paused', { phase: 'paused' }, ' space resume  → step  ↑↓ learning rate  s save  ? help  q quit'],
    ['finished', { phase: 'finished' }, ' ? help  q quit']
  ] as const)('shows the keys that work while %s', (_, changed, keys) => {
    expect(row(changed).trimEnd()).toBe(keys)
  })

  it('shows the way back from the help', () => {
    expect(row({}, 'help').trimEnd()).toBe(' esc back')
  })

  it('says behind the keys what was saved last, in short', () => {
    expect(row({ phase: 'finished', saved: path })).toBe(' ? help  q quit  saved epoch-0003-batch-001930')
  })

  it('says what the person should know rather than what was saved', () => {
    expect(row({ phase: 'finished', saved: path, notice: 'the disk is full' })).toBe(
      ' ? help  q quit  the disk is full'
    )
  })

  it('leaves room at 80 columns for what could not be saved, and why', () => {
    const notSaved = 'Could not save epoch-0003.safetensors (ENOSPC) in 20260101-120000-784-16-16-10: make room.'
    const rows = drawn(<HintLine state={{ ...state, saved: path, notSaved }} screen="train" columns={80} />)
    expect(rows).toEqual([' ? help  q quit  Could not save epoch-0003.safetensors (ENOSPC) in 20260101-120…'])
  })

  it('makes visible what could harm a terminal', () => {
    expect(row({ phase: 'finished', notice: 'a\u001b[2J\nb' })).toBe(' ? help  q quit  a\\u{1b}[2J\\u{a}b')
  })

  it('is one row, however long the news', () => {
    const rows = drawn(<HintLine state={{ ...state, notice: 'long '.repeat(50) }} screen="train" columns={60} />)
    expect(rows).toEqual([' space pause  ↑↓ learning rate  s save  ? help  q quit  lon…'])
  })

  it('draws keys in the accent and what they do dimmed', () => {
    expect(raw(<HintLine state={{ ...state, phase: 'finished' }} screen="train" columns={80} />)).toBe(
      ' \u001b[36m?\u001b[2;39m help \u001b[m \u001b[36mq\u001b[2;39m quit \u001b[m'
    )
  })
})
