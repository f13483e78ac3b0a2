import type { CellAnswer, CellRequest } from './cell.js'
import type { ComingAnswer, ComingRequest } from './coming.js'
import type { ExampleAnswer, ExamplesRequest } from './examples.js'
import type { GradientAnswer, GradientRequest } from './gradient.js'
import type { ImageAnswer, ImageRequest } from './image.js'
import type { MistakeAnswer, MistakeRequest } from './mistake.js'
import type { NeuronAnswer, NeuronRequest, NeuronsAnswer, NeuronsRequest } from './neurons.js'
import type { NoiseAnswer, NoiseRequest } from './noise.js'
import type { NudgesAnswer, NudgesRequest } from './nudges.js'
import type { SurroundingsAnswer, SurroundingsRequest } from './surroundings.js'

/** Something to find out about the network as it is at that moment. */
export type InspectRequest =
  | ExamplesRequest
  | GradientRequest
  | SurroundingsRequest
  | ImageRequest
  | NoiseRequest
  | NeuronsRequest
  | NeuronRequest
  | NudgesRequest
  | MistakeRequest
  | CellRequest
  | ComingRequest

/** What was found out. */
export type InspectAnswer =
  | ExampleAnswer
  | ComingAnswer
  | NeuronsAnswer
  | NeuronAnswer
  | GradientAnswer
  | SurroundingsAnswer
  | ImageAnswer
  | NoiseAnswer
  | NudgesAnswer
  | MistakeAnswer
  | CellAnswer
  /** Nothing, and why. */
  | { readonly kind: 'refused'; readonly reason: string }

/** The answer to a kind of request. */
export type AnswerTo<Request extends InspectRequest> = Extract<InspectAnswer, { kind: Request['kind'] }>
