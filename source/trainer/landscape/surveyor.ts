import { setPriority } from 'node:os'
import { workerData } from 'node:worker_threads'
import { compileKernels } from '../kernels.js'
import { createModel } from './model.js'
import type { SurveyNews } from './order.js'
import type { SurveyorData } from './start.js'
import { surveyed } from './survey.js'
import { readWalk } from './walk.js'

/** A helper thread that surveys the cost around a point, in memory of its own, and says every now and then how far it is. */
const { order, port } = workerData as SurveyorData
const tell = (news: SurveyNews) => port.postMessage(news)

/** Milliseconds between two reports: more often nobody could see. */
const reportInterval = 150

// Training comes first. On Linux a thread has a priority of its own; elsewhere it would be that of the whole program.
if (process.platform === 'linux') setPriority(19)

try {
  const model = createModel(await compileKernels(), order)
  const own = await readWalk(model, order.own)
  const other = order.other && (await readWalk(model, order.other))
  let reported = Number.NEGATIVE_INFINITY
  for (const news of surveyed(model, order, own, other)) {
    const isFrequent = news.type === 'heights' && !news.isLast
    if (isFrequent && performance.now() - reported < reportInterval) continue
    if (isFrequent) reported = performance.now()
    tell(news)
  }
} catch (error) {
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
}
port.close()
