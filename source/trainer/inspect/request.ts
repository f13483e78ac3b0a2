import type { ExampleAnswer, ExamplesRequest } from './examples.js'
import type { GradientAnswer, GradientRequest } from './gradient.js'
import type { SurroundingsAnswer, SurroundingsRequest } from './surroundings.js'

/** Something to find out about the network as it is at that moment. */
export type InspectRequest = ExamplesRequest | GradientRequest | SurroundingsRequest

/** What was found out. */
export type InspectAnswer =
  | ExampleAnswer
  | GradientAnswer
  | SurroundingsAnswer
  /** Nothing, and why. */
  | { readonly kind: 'refused'; readonly reason: string }

/** The answer to a kind of request. */
export type AnswerTo<Request extends InspectRequest> = Extract<InspectAnswer, { kind: Request['kind'] }>
