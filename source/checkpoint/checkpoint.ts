import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { momentNames } from '../engine/optimizer.js'
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
  progress: v.object({
    epoch: count,
    batch: count,
    costSum: v.number(),
    correct: count,
    seconds: v.number()
  }) as v.GenericSchema<Progress>,
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

/** What stands for the checksum while it is computed. */
const blank = '0'.repeat(64)

/**
 * The bytes of a checkpoint file: safetensors, with a SHA-256, which the format itself lacks, over the whole file with the
 * checksum's own 64 digits taken as zeros.
 */
export function encodeCheckpoint({ description, tensors }: Checkpoint): Uint8Array {
  const entries = Object.entries(description).map(([key, value]) => [key, JSON.stringify(value)])
  const metadata = { format, sha256: blank, ...Object.fromEntries(entries) }
  const bytes = encodeSafetensors({ metadata, tensors })
  const buffer = Buffer.from(bytes.buffer)
  buffer.write(hashOf(bytes), buffer.indexOf(blank), 'latin1')
  return bytes
}

/**
 * The checkpoint in a file's bytes.
 * @throws FormatError when the bytes are damaged or are not a checkpoint of ours.
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { metadata, tensors } = decodeSafetensors(bytes)
  const description = parseDescription(metadata)
  const blanked = Buffer.from(bytes)
  const stated = metadata.sha256 ?? ''
  const at = stated.length === blank.length ? blanked.indexOf(stated) : -1
  if (at >= 0) blanked.write(blank, at, 'latin1')
  if (at < 0 || hashOf(blanked) !== stated) throw new FormatError('its checksum does not match its contents')
  refuseMisfits(description, tensors)
  return { description, tensors }
}

/** @throws FormatError unless there is each tensor that the recipe calls for, in its shape, and no other. */
function refuseMisfits({ recipe, dataset }: Description, tensors: readonly Tensor[]): void {
  const sizes = [dataset.width * dataset.height, ...recipe.hiddenLayers, dataset.classes.length]
  const wanted = ['', ...momentNames[recipe.optimizer].map(name => `optimizer.${name}.`)].flatMap(prefix =>
    sizes
      .slice(1)
      .flatMap((size, l) => [`${prefix}layers.${l}.weight ${[size, sizes[l]]}`, `${prefix}layers.${l}.bias ${size}`])
  )
  const found = new Set(tensors.map(({ name, dtype, shape }) => `${name} ${dtype === 'F32' ? shape : dtype}`))
  const missing = wanted.find(tensor => !found.has(tensor))
  if (missing !== undefined) throw new FormatError(`it has no tensor ${missing.replace(' ', ' of shape ')}`)
  if (found.size > wanted.length) throw new FormatError('it has tensors that its recipe has no use for')
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

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
