import { describe, expect, it } from 'vitest'
import {
  initialCheckpoints,
  type Prompt,
  readEpochs,
  readRate,
  textOf,
  withText
} from '../../../../source/ui/screens/checkpoints/state.js'
import { fileAt } from '../../checkpoints/listing.js'

describe('a learning rate that is typed', () => {
  it.each([
    ['0.15', 0.15],
    [' 3 ', 3],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['0', null],
    ['-1', null],
    ['1e999', null],
    ['0x10', null],
    ['1,5', null],
    ['fast', null],
    ['', null]
  ])('“%s” is %s', (text, rate) => {
    expect(readRate(text)).toBe(rate)
  })
})

describe('a number of epochs that is typed', () => {
  it.each([
    ['60', 60],
    [' 31 ', 31],
    ['30', null],
    ['3e1', null],
    ['40.5', null],
    ['-40', null],
    ['9999999999', null],
    ['', null]
  ])('“%s” after 30 is %s', (text, epochs) => {
    expect(readEpochs(text, 30)).toBe(epochs)
  })
})

describe('the text of a prompt', () => {
  const file = fileAt('one', 1)
  const prompts: readonly (readonly [Prompt | null, string | null])[] = [
    [null, null],
    [{ type: 'filter' }, 'relu'],
    [{ type: 'epochs', file, done: 1, as: { type: 'load' }, text: '60', complaint: 'no' }, '60'],
    [{ type: 'delete', file }, null],
    [{ type: 'export', file }, null]
  ]
  it.each(prompts)('of %o is %s', (prompt, text) => {
    expect(textOf({ ...initialCheckpoints, filter: 'relu', prompt })).toBe(text)
  })
  it.each(prompts)('of %o is written over, and what was wrong with it forgotten, if there is one', (prompt, text) => {
    const state = { ...initialCheckpoints, filter: 'relu', prompt }
    const next = withText(state, 'new')
    expect(textOf(next)).toBe(text === null ? null : 'new')
    if (next.prompt && 'complaint' in next.prompt) expect(next.prompt.complaint).toBeNull()
  })
})
