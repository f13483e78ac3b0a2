import type { Command, Event } from '../protocol.js'
import type { Run } from '../run.js'
import { seeCell } from './cell.js'
import { seeComing } from './coming.js'
import { seeExamples } from './examples.js'
import { seeGradient } from './gradient.js'
import { seeImage } from './image.js'
import { findMistake } from './mistake.js'
import { seeNeuron, seeNeurons } from './neurons.js'
import { seeNoise } from './noise.js'
import { seeNudges } from './nudges.js'
import type { InspectAnswer, InspectRequest } from './request.js'
import { seeSurroundings } from './surroundings.js'

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
        const next = pursued(current)
        if (next.done) answer(next.value)
      }
    },
    end() {
      while (waiting.length > 0) answer({ kind: 'refused', reason: 'The run is over.' })
    }
  }
}

/** The next piece of an inspection. One for which there is no memory is refused; training goes on. */
function pursued(inspection: Generator<void, InspectAnswer>): IteratorResult<void, InspectAnswer> {
  try {
    return inspection.next()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { done: true, value: { kind: 'refused', reason: error.message } }
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
    case 'coming':
      return yield* seeComing(run, request)
    case 'gradient':
      return yield* seeGradient(run, request)
    case 'surroundings':
      return seeSurroundings(run)
    case 'image':
      return seeImage(run, request)
    case 'noise':
      return yield* seeNoise(run, request)
    case 'nudges':
      return yield* seeNudges(run, request)
    case 'mistake':
      return yield* findMistake(run, request)
    case 'cell':
      return yield* seeCell(run, request)
  }
}
