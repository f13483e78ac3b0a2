import { describe, expect, it } from 'vitest'
import { Header } from '../../../source/ui/panels/header.js'
import { ascii } from '../../../source/ui/theme.js'
import * as run from '../run.js'
import { drawn } from './drawn.js'

const training = run.stateAfter(run.training)
const header = (state = training, columns = 100) => <Header state={state} columns={columns} />

describe('Header', () => {
  it.each([
    ['loading', { ...training, phase: 'loading', loading: 'reading mnist' }, '⠋ reading mnist'],
    ['training', training, '⠋ training'],
    ['paused', { ...training, phase: 'paused' }, '‖ paused'],
    ['diverged', { ...training, phase: 'diverged' }, '· diverged'],
    ['finished before the exam is told', { ...training, phase: 'finished' }, '· finished'],
    ['finished', run.stateAfter(run.finished), '· finished · test 94.67 %'],
    ['stopped', { ...training, phase: 'stopped' }, '⠋ saving'],
    ['failed', run.stateAfter(run.failed), '· failed']
  ] as const)('says at its right end that the run is %s', (_, state, status) => {
    const [row] = drawn(header(state))
    expect(row!.trimEnd().endsWith(`seed 1 ${status}`)).toBe(true)
  })

  it('describes the run before it', () => {
    expect(drawn(header())).toMatchInlineSnapshot(`
      [
        " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters  seed 1 ⠋ training",
      ]
    `)
  })

  it('leaves out parts of the description where there is no room, never the state', () => {
    expect(drawn(header(training, 60))).toMatchInlineSnapshot(`
      [
        " downhill  784-16-16-10 sigmoid           seed 1 ⠋ training",
      ]
    `)
  })

  it('names data that is not MNIST, with what could harm a terminal made visible', () => {
    const data = { ...run.ready.data, name: 'cats\u001b[2J' }
    const [row] = drawn(header({ ...training, ready: { ...run.ready, sizes: [4, 2], data } }))
    expect(row).toMatchInlineSnapshot(
      `" downhill  4-2 sigmoid · cats\\u{1b}[2J · quadratic · SGD · batch 10               seed 1 ⠋ training"`
    )
  })

  it.each([
    ['of data', { ...training, ready: { ...run.ready, data: { ...run.ready.data, name: '猫' } } }, 'training'],
    ['of what is loaded', { ...training, phase: 'loading', loading: 'reading 猫' }, 'reading 猫']
  ] as const)('has room for names in any script: %s', (_, state, status) => {
    const [row] = drawn(header(state, 80))
    expect(row).toContain('seed 1 ⠋ ')
    expect(row!.trimEnd().endsWith(status)).toBe(true)
  })

  it('has an ASCII spinner', () => {
    expect(drawn(header(training), ascii)[0]!.trimEnd().endsWith('- training')).toBe(true)
  })

  it('has nothing to describe before the run is ready', () => {
    expect(drawn(header({ ...training, ready: null, phase: 'loading', loading: 'starting' }))).toMatchInlineSnapshot(`
      [
        " downhill                                                                                ⠋ starting",
      ]
    `)
  })
})
