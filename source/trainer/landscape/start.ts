import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { SurveyNews, SurveyOrder } from './order.js'

/** What the surveying thread is given to work with. */
export interface SurveyorData {
  readonly order: SurveyOrder
  /** Where it tells what it finds. */
  readonly port: MessagePort
}

/** Starts a thread on a survey; `listen` hears what it tells. Returns what ends it before it is done. */
export function startSurvey(order: SurveyOrder, listen: (news: SurveyNews) => void): () => void {
  const { port1, port2 } = new MessageChannel()
  const workerData: SurveyorData = { order, port: port2 }
  const worker = new Worker(new URL('./surveyor.js', import.meta.url), { workerData, transferList: [port2] })
  let isOver = false
  port1.on('message', (news: SurveyNews) => {
    if (!isOver) listen(news)
  })
  worker.on('error', ({ message }) => {
    if (!isOver) listen({ type: 'failed', message })
  })
  // Nobody waits for a map to be drawn before the program ends.
  worker.unref()
  port1.unref()
  return () => {
    isOver = true
    port1.close()
    void worker.terminate()
  }
}
