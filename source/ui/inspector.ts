import { createContext, useContext, useEffect, useRef, useState } from 'react'
import type { AnswerTo, InspectAnswer, InspectRequest } from '../trainer/inspect/request.js'
import type { Command, Event } from '../trainer/protocol.js'

/** Asks the worker about the network, and hears its answers. */
export interface Inspector {
  ask(request: InspectRequest): Promise<InspectAnswer>
  hear(event: Event): void
}

export function createInspector(send: (command: Command) => void): Inspector {
  const waiting = new Map<
    number,
    { readonly request: InspectRequest; readonly resolve: (answer: InspectAnswer) => void }
  >()
  let last = 0
  return {
    ask: request =>
      new Promise(resolve => {
        const id = ++last
        waiting.set(id, { request, resolve })
        send({ type: 'inspect', id, request })
      }),
    hear(event) {
      // A worker that has died took the questions with it; another is asked them again.
      if (event.type === 'ready') for (const [id, { request }] of waiting) send({ type: 'inspect', id, request })
      if (event.type !== 'inspected') return
      waiting.get(event.id)?.resolve(event.answer)
      waiting.delete(event.id)
    }
  }
}

const nobody: Inspector = { ask: () => new Promise(() => {}), hear: () => {} }
export const InspectorContext = createContext<Inspector>(nobody)

/** What was asked, and what the worker said. */
export interface Inspected<Request extends InspectRequest> {
  readonly request: Request
  readonly answer: AnswerTo<Request>
}

/**
 * The latest answer to a request; null before the first, and while `request` is null. It is asked again whenever the request
 * or `moment` (a pulse, say) changes, but never before the last answer has come, so that nothing piles up.
 */
export function useInspection<Request extends InspectRequest>(
  request: Request | null,
  moment: unknown
): Inspected<Request> | null {
  const inspector = useContext(InspectorContext)
  const [inspected, setInspected] = useState<Inspected<Request> | null>(null)
  const wanted = useRef(request)
  const isAsking = useRef(false)
  const isAgain = useRef(false)
  const key = JSON.stringify(request)
  wanted.current = request

  useEffect(() => {
    isAgain.current = true
    if (isAsking.current) return
    const ask = async () => {
      isAsking.current = true
      while (isAgain.current && wanted.current !== null) {
        isAgain.current = false
        const asked = wanted.current
        const answer = await inspector.ask(asked)
        if (answer.kind === asked.kind) setInspected({ request: asked, answer: answer as AnswerTo<Request> })
      }
      isAsking.current = false
    }
    void ask()
  }, [inspector, key, moment])
  return request === null ? null : inspected
}
