import { describe, expect, it } from 'vitest'
import { type Job, perform } from '../../source/engine/descent.js'
import { type Evaluation, evaluation } from '../../source/engine/evaluate.js'
import { answersOf } from '../../source/engine/tally.js'
import { alone, ask, classic, noiseImages, type Small, smallLane } from './small.js'

const start = ({ arena, lane, batch }: Small, count: number) =>
  evaluation((job: Job) => perform(lane, job, alone), answersOf(arena, lane.pass), batch, count, 5)

describe('evaluation', () => {
  it('gives the same accuracy, cost and confusion whatever the chunks, in agreement with one whole pass', () => {
    const whole = smallLane('float32', classic, { count: 25 })
    const { cost, correct } = ask(whole)
    for (const rows of [1, 4, 25]) {
      const steps = start(smallLane('float32', classic, { count: 25, rows }), 25)
      let yields = 0
      let result: Evaluation | undefined
      while (!result) {
        const step = steps.next()
        if (step.done) result = step.value
        else yields++
      }
      expect(yields).toBe(Math.ceil(25 / rows))
      expect(result.cost).toBe(cost / 25)
      expect(result.accuracy).toBe(correct / 25)
      expect(result.confusion.reduce((sum, row, i) => sum + row[i]!, 0)).toBe(correct)
      const { labels } = noiseImages(25, 15, 5)
      result.confusion.forEach((row, actual) => {
        expect(row.reduce((sum, n) => sum + n, 0)).toBe(labels.filter(label => label === actual).length)
      })
    }
  })
  it('gives zeros for no examples instead of dividing by them', () => {
    const step = start(smallLane('float32', classic), 0).next()
    expect(step).toMatchObject({ done: true, value: { accuracy: 0, cost: 0 } })
  })
})
