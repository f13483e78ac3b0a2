import type { ExampleAnswer, ExamplesRequest } from './examples.js'
import type { NeuronAnswer, NeuronRequest, NeuronsAnswer, NeuronsRequest } from './neurons.js'

/** Something to find out about the network as it is at that moment. */
export type InspectRequest = ExamplesRequest | NeuronsRequest | NeuronRequest

/** What was found out. */
export type InspectAnswer =
  | ExampleAnswer
  | NeuronsAnswer
  | NeuronAnswer
  /** Nothing, and why. */
  | { readonly kind: 'refused'; readonly reason: string }

/** The answer to a kind of request. */
export type AnswerTo<Request extends InspectRequest> = Extract<InspectAnswer, { kind: Request['kind'] }>
