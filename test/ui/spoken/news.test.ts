import { describe, expect, it } from 'vitest'
import type { Event } from '../../../source/trainer/protocol.js'
import { epochsSentences, newsOf } from '../../../source/ui/spoken/news.js'
import { initialState, type RunState, reduce } from '../../../source/ui/store.js'
import * as run from '../run.js'

/** What is said of the last of some events. */
function newsAfter(...events: readonly Event[]): readonly string[] {
  const before = run.stateAfter(events.slice(0, -1))
  return newsOf(events.at(-1)!, before, reduce(before, events.at(-1)!))
}

const saved = (epoch: number, batch: number): Event => ({ type: 'saved', path: 'a', epoch, batch })

describe('the news', () => {
  it('begins with what is trained, on what, and how to hear more', () => {
    expect(newsAfter(...run.loading, run.ready)).toEqual([
      'Training a network of 784 inputs, 16 and 16 hidden neurons and 10 outputs, 13,002 parameters, on mnist: 50,000 ' +
        'training, 10,000 held-out and 10,000 test images.',
      'Sigmoid. Quadratic cost. SGD with learning rate 0.3, mini-batches of 10, seed 1, 30 epochs.',
      'A checkpoint is saved after every epoch. Space pauses, capital E trains for one epoch, question mark reads all keys, ' +
        'q quits.'
    ])
  })

  it('says of a run that was gone back in only what is new', () => {
    const parent = { run: 'run', epoch: 2, batch: 0 }
    const branch: Event = { ...run.ready, epoch: 2, learningRate: 0.15, parent }
    expect(newsAfter(...run.training, branch)).toEqual(['A branch goes on after epoch 2, with learning rate 0.15.'])
  })

  it.each<readonly [string, readonly Event[], readonly string[]]>([
    ['reading', run.loading, ['Reading mnist.']],
    [
      'further reading',
      [
        { type: 'loading', what: 'read 1,000 of 70,000' },
        { type: 'loading', what: 'read 2,000 of 70,000' }
      ],
      []
    ],
    ['the start', [run.ready, { type: 'state', phase: 'training' }], ['Training.']],
    ['a pulse', [...run.training, run.pulse(3, 3000)], []],
    ['a pause', run.paused, ['Paused in epoch 4 of 30, after mini-batch 2,500 of 5,000.']],
    [
      'a step',
      [...run.paused, { ...run.pulse(3, 2501), batchAccuracy: 0.9 }],
      ['Mini-batch 2,501 of 5,000 in epoch 4: cost 0.1000, 90.00 percent right before the step.']
    ],
    ['a pulse from the same place', [...run.paused, run.pulse(3, 2500)], []],
    [
      'another learning rate',
      [...run.training, { type: 'learningRate', value: 0.7, inForce: 0.7, change: { at: 3.5, from: 0.5, to: 0.7 } }],
      ['Learning rate 0.7.']
    ],
    [
      'another learning rate on a schedule',
      [...run.training, { type: 'learningRate', value: 0.7, inForce: 0.35, change: { at: 3.5, from: 0.5, to: 0.7 } }],
      ['Learning rate 0.7 before the schedule, 0.35 now.']
    ],
    [
      'slow motion',
      [...run.training, { type: 'speed', batchesPerSecond: 10 }],
      ['Slow motion: 10 mini-batches a second.']
    ],
    ['full speed', [...run.training, { type: 'speed', batchesPerSecond: null }], ['Full speed.']],
    ['a checkpoint after an epoch', [...run.training, saved(4, 0)], []],
    ['one that was asked for', [...run.paused, saved(3, 2500)], ['Saved epoch 3 batch 2,500.']],
    [
      'one that could not be written',
      [...run.training, { type: 'unsaved', message: 'The disk is full.', epoch: 4, batch: 0 }],
      ['The disk is full.']
    ],
    ['trouble', [...run.training, { type: 'warning', message: 'a \u001b[2J b' }], ['a \\u{1b}[2J b']],
    [
      'divergence',
      run.diverged,
      [
        'Training has diverged. The cost is not finite: learning rate 3 is too large (epoch 4, batch 2501).',
        'Press r to go back to the last checkpoint, or else the beginning, with half the learning rate, or q to quit.'
      ]
    ],
    [
      'the end of the worker',
      run.failed,
      ['Training stopped: its thread ended with code 1.', 'Press r to go on from the last checkpoint, or q to quit.']
    ],
    [
      'what can not begin',
      [{ type: 'failed', message: 'pets is not there.', wrongUsage: true }],
      ['pets is not there.', 'Press q to quit.']
    ],
    [
      'the end',
      run.finished,
      [
        'Training has finished: 94.67 percent of the test images are answered right, cost 0.08000. Press 3 for the mistakes, ' +
          '8 for the checkpoints, or q to quit.'
      ]
    ],
    ['leaving', [...run.training, { type: 'state', phase: 'stopped' }], ['Saving.']]
  ])('of %s', (_, events, sentences) => {
    expect(newsAfter(...events)).toEqual(sentences)
  })
})

describe('what is said of epochs', () => {
  const withHistory = (...accuracies: readonly number[]): RunState => ({
    ...run.stateAfter(run.training),
    history: accuracies.map((validationAccuracy, i) => ({
      ...run.record(i + 1),
      trainAccuracy: 0.95,
      validationAccuracy
    }))
  })

  it.each([
    [
      'the first',
      [0.94],
      1,
      'Epoch 1 of 30: cost 0.3000, training accuracy 95.00 percent, held out 94.00 percent. About 27 seconds left.'
    ],
    [
      'a better one',
      [0.94, 0.945],
      1,
      'Epoch 2 of 30: cost 0.1500, training accuracy 95.00 percent, held out 94.50 percent, the best so far. About 27 seconds left.'
    ],
    [
      'a worse one',
      [0.94, 0.945, 0.94],
      1,
      'Epoch 3 of 30: cost 0.1000, training accuracy 95.00 percent, held out 94.00 percent, 0.50 points below epoch 2. About 27 seconds left.'
    ],
    [
      'several',
      [0.94, 0.945, 0.94],
      2,
      'Epochs 2 to 3 of 30: cost 0.1000, training accuracy 95.00 percent, held out 94.00 percent, 0.50 points below epoch 2. About 27 seconds left.'
    ]
  ])('%s', (_, accuracies, count, sentence) => {
    expect(epochsSentences(withHistory(...accuracies), count)).toEqual([sentence])
  })

  it('without held-out images compares training accuracies', () => {
    const state = withHistory(0, 0)
    const history = state.history.map((record, i) => ({
      ...record,
      trainAccuracy: 0.9 + i / 100,
      validationAccuracy: null
    }))
    expect(epochsSentences({ ...state, history }, 1)[0]).toMatch(
      /: cost 0.1500, training accuracy 91.00 percent, the best so far\./
    )
  })

  it('says once that the network memorises', () => {
    const state = withHistory(0.95, 0.9)
    expect(epochsSentences(state, 1)[1]).toBe('The network is memorising: 5.0 points ahead, and growing.')
    expect(epochsSentences(withHistory(0.95, 0.9, 0.9), 1)).toHaveLength(1)
    expect(epochsSentences(initialState, 0)).toEqual([])
  })
})
