import { describe, expect, it } from 'vitest'
import { countCorrect, forward, outputDelta } from '../../source/engine/backprop.js'
import { type Evaluation, evaluation } from '../../source/engine/evaluate.js'
import { allocateScratch } from '../../source/engine/scratch.js'
import { classic, noiseImages, smallPass } from './small.js'

describe('evaluation', () => {
  it('gives the same accuracy, cost and confusion whatever the chunks, in agreement with one whole pass', () => {
    const { arena, pass, batch, count } = smallPass('float32', classic, { count: 25 })
    forward(pass, batch, count)
    const cost = outputDelta(pass, batch, count) / count
    const accuracy = countCorrect(pass, batch, count) / count
    for (const rows of [1, 4, 25]) {
      const chunked = { ...pass, scratch: allocateScratch(arena, pass.network.layers, rows) }
      const steps = evaluation(chunked, arena.memory, batch, count)
      let yields = 0
      let result: Evaluation | undefined
      while (!result) {
        const step = steps.next()
        if (step.done) result = step.value
        else yields++
      }
      expect(yields).toBe(Math.ceil(count / rows))
      expect(result.cost).toBeCloseTo(cost, 6)
      expect(result.accuracy).toBe(accuracy)
      const right = result.confusion.reduce((sum, row, i) => sum + row[i]!, 0)
      expect(right / count).toBe(accuracy)
      const { labels } = noiseImages(count, 15, 5)
      result.confusion.forEach((row, actual) => {
        expect(row.reduce((sum, n) => sum + n, 0)).toBe(labels.filter(label => label === actual).length)
      })
    }
  })
  it('gives zeros for no examples instead of dividing by them', () => {
    const { arena, pass, batch } = smallPass('float32', classic)
    const step = evaluation(pass, arena.memory, batch, 0).next()
    expect(step).toMatchObject({ done: true, value: { accuracy: 0, cost: 0 } })
  })
})
