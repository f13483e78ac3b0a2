import { describe, expect, it } from 'vitest'
import { gridPoints } from '../../../source/engine/height-grid.js'
import { seeSurroundings } from '../../../source/trainer/inspect/surroundings.js'
import type { SurveyNews, SurveyOrder } from '../../../source/trainer/landscape/order.js'
import { noise } from '../noise.js'

// The thread has to be JavaScript, so it is the built one that is started here.
const built = new URL('../../../dist/trainer/landscape/start.js', import.meta.url).href
const { startSurvey } = (await import(built)) as typeof import('../../../source/trainer/landscape/start.js')

async function order(): Promise<SurveyOrder> {
  const run = (await noise({ hiddenLayers: [6] }))()
  const { kind, ...around } = seeSurroundings(run)
  const own = { folder: null, start: run.recipe }
  return { ...around, recipe: run.recipe, width: 4, height: 4, classCount: 3, directions: 'random', own, other: null }
}

/** Hears a survey until `isOver`. */
function heard(of: SurveyOrder, isOver: (news: SurveyNews) => boolean): Promise<SurveyNews[]> {
  const news: SurveyNews[] = []
  return new Promise(resolve => {
    const end = startSurvey(of, one => {
      news.push(one)
      if (!isOver(one)) return
      end()
      resolve(news)
    })
  })
}

describe('the surveying thread', () => {
  it('tells the plane, then the costs until it has them all', async () => {
    const news = await heard(await order(), one => one.type === 'failed' || (one.type === 'heights' && one.isLast))
    expect(news[0]).toMatchObject({ type: 'plane' })
    expect(news.at(-1)).toMatchObject({ type: 'heights', done: gridPoints })
    expect(news.slice(1).every(({ type }) => type === 'heights')).toBe(true)
  })
  it('says why it can’t', async () => {
    const news = await heard(
      { ...(await order()), own: { folder: '/dev/null/run', start: null } },
      ({ type }) => type !== 'plane'
    )
    expect(news.at(-1)).toMatchObject({
      type: 'failed',
      message: "The folder /dev/null/run can't be read (ENOTDIR): name another one."
    })
  })
})
