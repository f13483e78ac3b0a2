import { describe, expect, it } from 'vitest'
import type { InspectAnswer } from '../../../source/trainer/inspect/request.js'
import type { SurveyNews, SurveyOrder } from '../../../source/trainer/landscape/order.js'
import { createSurveys, type SurveyWish } from '../../../source/ui/landscape/surveys.js'
import { ready } from '../run.js'
import { someSurvey } from '../screens/landscape/survey.js'

const around: InspectAnswer = {
  kind: 'surroundings',
  parameters: new Float32Array(3),
  epoch: 2,
  batch: 1,
  pixels: new Uint8Array(4),
  labels: new Uint8Array(1)
}
const wish: SurveyWish = { directions: 'path', folder: 'a/run', other: null, isLate: false, time: 0 }

/** Surveys whose thread is the test. */
function surveying(answer: InspectAnswer = around) {
  const started: { order: SurveyOrder; tell: (news: SurveyNews) => void; isEnded: boolean }[] = []
  const surveys = createSurveys(
    () => Promise.resolve(answer),
    (order, tell) => {
      const one = { order, tell, isEnded: false }
      started.push(one)
      return () => {
        one.isEnded = true
      }
    }
  )
  return { surveys, started }
}

describe('a survey', () => {
  it('is made from what surrounds the network, and known as far as it is told', async () => {
    const { surveys, started } = surveying()
    surveys.begin(ready, wish)
    expect(surveys.state().phase).toBe('reading')
    await Promise.resolve()
    const { kind, ...told } = around as Extract<InspectAnswer, { kind: 'surroundings' }>
    expect(started[0]!.order).toEqual({
      ...told,
      ...{ recipe: ready.recipe, width: 28, height: 28, classCount: 10, directions: 'path', other: null },
      own: { folder: 'a/run', start: ready.recipe }
    })
    const { survey, heights } = someSurvey()
    started[0]!.tell({ type: 'plane', survey })
    expect(surveys.state()).toMatchObject({ phase: 'surveying', survey, heights: null })
    started[0]!.tell({ type: 'heights', heights, done: 21, isLast: false })
    expect(surveys.state()).toMatchObject({ phase: 'surveying', heights, done: 21 })
    started[0]!.tell({ type: 'heights', heights, done: 3185, isLast: true })
    expect(surveys.state()).toMatchObject({ phase: 'done', done: 3185 })
  })
  it('is begun once, and gives way to another', async () => {
    const { surveys, started } = surveying()
    for (const time of [0, 0, 1]) {
      surveys.begin(ready, { ...wish, time })
      await Promise.resolve()
    }
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })
  it('is not begun when another was asked for before the worker answered', async () => {
    const { surveys, started } = surveying()
    surveys.begin(ready, wish)
    surveys.begin(ready, { ...wish, directions: 'random' })
    await Promise.resolve()
    expect(started.map(({ order }) => order.directions)).toEqual(['random'])
  })
  it('does not pretend to know where a branch began', async () => {
    const { surveys, started } = surveying()
    surveys.begin({ ...ready, parent: { run: 'other', epoch: 1, batch: 0 } }, wish)
    await Promise.resolve()
    expect(started[0]!.order.own.start).toBeNull()
  })
  it.each([
    ['the worker refuses', { kind: 'refused', reason: 'The run is over.' } as const, null, 'The run is over.'],
    ['its thread fails', around, { type: 'failed', message: 'no memory' } as const, 'no memory']
  ])('says why there is none when %s', async (_, answer, news, problem) => {
    const { surveys, started } = surveying(answer)
    surveys.begin(ready, wish)
    await Promise.resolve()
    if (news) started[0]!.tell(news)
    expect(surveys.state()).toMatchObject({ phase: 'failed', problem })
  })
})
