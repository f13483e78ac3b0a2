import type { AnswerTo, InspectRequest } from '../../../source/trainer/inspect/request.js'
import type { Settings } from '../../../source/trainer/protocol.js'
import { training } from '../training.js'

/** A run that trains, and what it tells when asked. */
export function asking(settings: Settings) {
  const run = training(settings)
  let last = 0
  async function ask<Request extends InspectRequest>(request: Request): Promise<AnswerTo<Request>> {
    const id = ++last
    run.send({ type: 'inspect', id, request })
    const { answer } = await run.next('inspected', told => told.id === id)
    if (answer.kind === 'refused') throw new Error(answer.reason)
    return answer as AnswerTo<Request>
  }
  return { run, ask }
}
