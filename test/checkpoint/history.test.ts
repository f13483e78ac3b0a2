import { expect, it } from 'vitest'
import { recordNow } from '../../source/checkpoint/history.js'

const record = {
  epoch: 1,
  cost: 0.2,
  trainAccuracy: 0.9,
  validationAccuracy: 0.8,
  validationCost: 0.3,
  learningRate: 0.1
}

it('knows how a network does at the end of an epoch, and not in the middle of the next', () => {
  expect(recordNow({ batch: 0 }, [record])).toBe(record)
  expect(recordNow({ batch: 110 }, [record])).toBeUndefined()
  expect(recordNow({ batch: 0 }, [])).toBeUndefined()
})
