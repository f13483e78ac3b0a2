import type { AnswerTo, InspectRequest } from '../../../source/trainer/inspect/request.js'
import type { Settings } from '../../../source/trainer/protocol.js'
import { training } from '../training.js'

/** A run that stands still after some mini-batches, and what it tells when asked. */
export async function paused(settings: Settings) {
  const run = training(settings)
  await run.pause()
  await run.step(3)
  let id = 0
  const ask = async <Request extends InspectRequest>(request: Request) => {
    run.send({ type: 'inspect', id: ++id, request })
    const { answer } = await run.next('inspected', told => told.id === id)
    if (answer.kind !== request.kind) throw new Error(JSON.stringify(answer))
    return answer as AnswerTo<Request>
  }
  return { run, ask }
}
