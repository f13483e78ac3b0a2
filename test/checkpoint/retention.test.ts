import { describe, expect, it } from 'vitest'
import type { BranchPoint } from '../../source/checkpoint/history.js'
import { type Candidate, candidateOf, retain } from '../../source/checkpoint/retention.js'
import { smallCheckpoint } from './small.js'

/** `7:0.9` is epoch 7 with an accuracy of 0.9, `7+3` the third mini-batch after it, and `!` says that a branch began there. */
function candidate(text: string): Candidate {
  const [, epoch, batch, accuracy] = /^(\d+)(?:\+(\d+))?(?::([\d.]+))?!?$/.exec(text)!
  return {
    path: text,
    epoch: Number(epoch),
    batch: Number(batch ?? 0),
    accuracy: accuracy === undefined ? null : Number(accuracy),
    isBranchPoint: text.endsWith('!')
  }
}

const kept = (texts: string, best: number) =>
  retain(texts.split(' ').filter(Boolean).map(candidate), best)
    .filter(({ type }) => type === 'keep')
    .map(({ path }) => path)
    .join(' ')

describe('the policy keeps', () => {
  it.each([
    ['nothing of nothing', '', 1, ''],
    ['the only one', '1:0.5', 1, '1:0.5'],
    ['the best and the last', '1:0.5 2:0.9 3:0.7 4:0.6', 1, '2:0.9 4:0.6'],
    ['one file when the last is the best', '1:0.5 2:0.7 3:0.9', 1, '3:0.9'],
    ['the best two and the last', '1:0.8 2:0.9 3:0.7 4:0.6', 2, '1:0.8 2:0.9 4:0.6'],
    ['no more than n when the last is among them', '1:0.5 2:0.9 3:0.7', 2, '2:0.9 3:0.7'],
    ['all when there are no more than n', '1:0.5 2:0.9 3:0.7', 9, '1:0.5 2:0.9 3:0.7'],
    ['the earlier of equals', '1:0.9 2:0.9 3:0.9 4:0.1', 1, '1:0.9 4:0.1'],
    ['the middle of an epoch while it is the last', '1:0.5 2:0.9 2+3', 1, '2:0.9 2+3'],
    ['and lets it go when a later one is there', '1:0.5 1+3 2:0.9 3:0.1', 1, '2:0.9 3:0.1'],
    ['never the middle of an epoch as one of the best', '1+1 1+2 1+3', 2, '1+3'],
    ['where a branch began', '1:0.5 2:0.1! 3:0.9 4:0.7', 1, '2:0.1! 3:0.9 4:0.7'],
    ['where a branch began in the middle of an epoch', '1:0.5 1+3! 2:0.9 3:0.1', 1, '1+3! 2:0.9 3:0.1'],
    ['the best n beside where branches began', '1:0.9! 2:0.8! 3:0.7 4:0.6', 2, '1:0.9! 2:0.8! 4:0.6'],
    ['the last by its progress, whatever order the files come in', '10:0.1 9:0.9 2:0.8 9+5', 1, '9:0.9 10:0.1']
  ])('%s: %s', (_, texts, best, wanted) => {
    expect(kept(texts, best)).toBe(wanted)
  })
  it('or deletes each file once, in the order of the run', () => {
    const actions = retain(['3:0.1', '1:0.2', '2:0.9', '1+5'].map(candidate), 1)
    expect(actions).toEqual([
      { type: 'delete', path: '1:0.2' },
      { type: 'delete', path: '1+5' },
      { type: 'keep', path: '2:0.9' },
      { type: 'keep', path: '3:0.1' }
    ])
  })
})

describe('a file is for the policy', () => {
  const { description } = smallCheckpoint()
  const [first] = description.history
  const file = { path: 'a/epoch-0002.safetensors', bytes: 1, modified: 2 }
  const seen = (batch: number, validationAccuracy: number | null, points: readonly BranchPoint[] = []) => {
    const progress = { ...description.progress, epoch: 2, batch }
    const history = [first!, { ...first!, epoch: 2, trainAccuracy: 0.75, validationAccuracy }]
    return candidateOf({ file, description: { ...description, progress, history }, problem: null }, points)
  }
  it.each([
    ['as good as on held-out images', 0, 0.5, 0.5],
    ['as good as on training images where none are held out', 0, null, 0.75],
    ['not examined in the middle of an epoch', 7, 0.5, null]
  ])('%s', (_, batch, validationAccuracy, accuracy) => {
    const isBranchPoint = false
    expect(seen(batch, validationAccuracy)).toEqual({ path: file.path, epoch: 2, batch, accuracy, isBranchPoint })
  })
  it.each([
    ['at it', 2, 0, true],
    ['later', 2, 7, false],
    ['at another epoch', 1, 0, false]
  ])('the beginning of a branch when one began %s', (_, epoch, batch, isBranchPoint) => {
    expect(seen(0, 0.5, [{ run: 'a', epoch, batch }])).toMatchObject({ isBranchPoint })
  })
  it('not examined before the first epoch is over', () => {
    const before = { ...description, progress: { ...description.progress, epoch: 0, batch: 0 }, history: [] }
    expect(candidateOf({ file, description: before, problem: null }, [])).toMatchObject({ accuracy: null })
  })
  it('nothing when it does not say what it is', () => {
    expect(candidateOf({ file, description: null, problem: 'it is empty' }, [])).toBeNull()
  })
})
