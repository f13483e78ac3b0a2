import type { Command, Event } from '../protocol.js'
import type { Run } from '../run.js'
import { seeExamples } from './examples.js'
import { seeNeuron, seeNeurons } from './neurons.js'
import type { InspectAnswer, InspectRequest } from './request.js'

type Asked = Extract<Command, { type: 'inspect' }>

/** What is to be found out about a run, one thing after another, between two slices of training. */
export interface Inspections {
  ask(asked: Asked): void
  isBusy(): boolean
  /** Works on what was asked for at most about so many milliseconds. */
  go(milliseconds: number): void
  /** Refuses what is left: there is nothing to look at any more. */
  end(): void
}

export function createInspections(run: Run, tell: (event: Event) => void): Inspections {
  const waiting: Asked[] = []
  let current: Generator<void, InspectAnswer> | null = null

  function answer(answer: InspectAnswer): void {
    tell({ type: 'inspected', id: waiting.shift()!.id, answer })
    current = null
  }

  return {
    ask: asked => void waiting.push(asked),
    isBusy: () => waiting.length > 0,
    go(milliseconds) {
      const begun = performance.now()
      while (waiting.length > 0 && performance.now() - begun < milliseconds) {
        current ??= inspect(run, waiting[0]!.request)
        const next = current.next()
        if (next.done) answer(next.value)
      }
    },
    end() {
      while (waiting.length > 0) answer({ kind: 'refused', reason: 'The run is over.' })
    }
  }
}

/** Finds something out, yielding between pieces of work of a millisecond or so. */
function* inspect(run: Run, request: InspectRequest): Generator<void, InspectAnswer> {
  switch (request.kind) {
    case 'examples':
      return seeExamples(run, request)
    case 'neurons':
      return yield* seeNeurons(run, request)
    case 'neuron':
      return yield* seeNeuron(run, request)
  }
}
