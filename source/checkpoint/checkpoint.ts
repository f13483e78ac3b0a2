import { createHash } from 'node:crypto'
import * as v from 'valibot'
import {
  activationNames,
  costNames,
  initializerNames,
  optimizerNames,
  type Recipe,
  scheduleNames
} from '../engine/recipe.js'
import type { EpochRecord, EpochTiming, Progress, RateChange } from './history.js'
import { decodeSafetensors, encodeSafetensors, FormatError, type Tensor } from './safetensors.js'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const size = v.pipe(v.number(), v.integer(), v.minValue(1))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

const recipe: v.GenericSchema<unknown, Recipe> = v.object({
  hiddenLayers: v.array(size),
  activation: v.picklist(activationNames),
  outputActivation: v.picklist(activationNames),
  cost: v.picklist(costNames),
  optimizer: v.picklist(optimizerNames),
  learningRate: v.number(),
  schedule: v.picklist(scheduleNames),
  batchSize: v.union([size, v.literal('all')]),
  epochs: size,
  weightDecay: v.number(),
  initializer: v.picklist(initializerNames),
  seed: count
})

const record: v.GenericSchema<unknown, EpochRecord> = v.object({
  epoch: size,
  cost: v.number(),
  trainAccuracy: share,
  validationAccuracy: v.nullable(share),
  validationCost: v.nullable(v.number()),
  learningRate: v.number()
})

/** What stands in a checkpoint's metadata, each entry a JSON string of its own. */
const description = v.object({
  recipe,
  data: v.object({
    data: v.string(),
    validation: count,
    trainSize: v.union([size, v.literal('all')]),
    shuffleLabels: v.boolean()
  }),
  dataset: v.object({
    name: v.string(),
    width: size,
    height: size,
    classes: v.array(v.string()),
    fingerprint: v.string()
  }),
  progress: v.object({ epoch: count, batch: count, costSum: v.number(), correct: count }) as v.GenericSchema<Progress>,
  /** Optimizer steps taken. */
  steps: count,
  learningRate: v.number(),
  rateChanges: v.array(v.object({ at: v.number(), from: v.number(), to: v.number() })) as v.GenericSchema<RateChange[]>,
  history: v.array(record),
  /** confusion[actual][answered] on the held-out images after the last finished epoch. */
  confusion: v.array(v.array(count)),
  timings: v.array(v.object({ epoch: size, seconds: v.number(), examplesPerSecond: v.number() })) as v.GenericSchema<
    EpochTiming[]
  >,
  /** When it was saved, in milliseconds since 1970. */
  savedAt: v.number()
})

export type Description = v.InferOutput<typeof description>

export interface Checkpoint {
  readonly description: Description
  /** Weights and biases in PyTorch's names and layout, then the optimizer's moments. */
  readonly tensors: readonly Tensor[]
}

const format = 'downhill-1'

/** The bytes of a checkpoint file: safetensors, with a SHA-256 of the data section, which the format itself lacks. */
export function encodeCheckpoint({ description, tensors }: Checkpoint): Uint8Array {
  const entries = Object.entries(description).map(([key, value]) => [key, JSON.stringify(value)])
  const metadata = { format, sha256: hashOf(tensors), ...Object.fromEntries(entries) }
  return encodeSafetensors({ metadata, tensors })
}

/**
 * The checkpoint in a file's bytes.
 * @throws FormatError when the bytes are damaged or are not a checkpoint of ours.
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { metadata, tensors } = decodeSafetensors(bytes)
  const description = parseDescription(metadata)
  if (metadata.sha256 !== hashOf(tensors)) throw new FormatError('its checksum does not match its data')
  return { description, tensors }
}

/** @throws FormatError when the metadata is not that of a checkpoint of ours. */
export function parseDescription(metadata: Readonly<Record<string, string>>): Description {
  if (metadata.format !== format) throw new FormatError('it is no checkpoint of downhill')
  const values = Object.keys(description.entries).map(key => [key, parseJson(metadata[key])])
  const result = v.safeParse(description, Object.fromEntries(values))
  if (!result.success) throw new FormatError(`its metadata is wrong at ${v.getDotPath(result.issues[0]) ?? 'the top'}`)
  return result.output
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function hashOf(tensors: readonly Tensor[]): string {
  const hash = createHash('sha256')
  for (const { data } of tensors) hash.update(data)
  return hash.digest('hex')
}
