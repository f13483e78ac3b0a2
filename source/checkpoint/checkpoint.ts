import * as v from 'valibot'
import { inputsOf } from '../engine/image-shape.js'
import { momentNames } from '../engine/optimizer.js'
import {
  activationNames,
  augmentationNames,
  costNames,
  initializerNames,
  optimizerNames,
  type Recipe,
  scheduleNames
} from '../engine/recipe.js'
import type { BranchPoint, EpochRecord, EpochTiming, Progress, RateChange } from './history.js'
import {
  decodeSafetensors,
  encodeSafetensors,
  FormatError,
  headerLength,
  lengthBytes,
  parseHeader,
  type Tensor
} from './safetensors.js'
import { blankSeal, checkData, checkHeader, sealHeader } from './seal.js'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const size = v.pipe(v.number(), v.integer(), v.minValue(1))
/** JSON knows no infinity, but reads 1e999 as one. */
const real = v.pipe(v.number(), v.finite())
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

const recipe: v.GenericSchema<unknown, Recipe> = v.object({
  hiddenLayers: v.array(size),
  activation: v.picklist(activationNames),
  outputActivation: v.picklist(activationNames),
  cost: v.picklist(costNames),
  optimizer: v.picklist(optimizerNames),
  learningRate: real,
  schedule: v.picklist(scheduleNames),
  batchSize: v.union([size, v.literal('all')]),
  epochs: size,
  weightDecay: real,
  initializer: v.picklist(initializerNames),
  // Files from before there was augmentation say nothing of it.
  augment: v.optional(v.array(v.picklist(augmentationNames)), []),
  seed: count
})

const record: v.GenericSchema<unknown, EpochRecord> = v.object({
  epoch: size,
  cost: real,
  trainAccuracy: share,
  validationAccuracy: v.nullable(share),
  validationCost: v.nullable(real),
  learningRate: real
})

const branchPoint: v.GenericSchema<unknown, BranchPoint> = v.object({ run: v.string(), epoch: count, batch: count })

/** What stands in a checkpoint's metadata, each entry a JSON string of its own. */
const description = v.object({
  recipe,
  data: v.object({
    data: v.string(),
    names: v.optional(v.string()),
    size: v.optional(v.pipe(v.tuple([size, size]), v.readonly())),
    colour: v.optional(v.boolean()),
    validation: count,
    trainSize: v.union([size, v.literal('all')]),
    shuffleLabels: v.boolean()
  }),
  dataset: v.object({
    name: v.string(),
    width: size,
    height: size,
    channels: v.optional(v.literal(3)),
    classes: v.array(v.string()),
    fingerprint: v.string()
  }),
  progress: v.object({
    epoch: count,
    batch: count,
    costSum: real,
    correct: count,
    seconds: real
  }) as v.GenericSchema<Progress>,
  /** Optimizer steps taken. */
  steps: count,
  learningRate: real,
  rateChanges: v.array(v.object({ at: real, from: real, to: real })) as v.GenericSchema<RateChange[]>,
  history: v.array(record),
  /** confusion[actual][answered] on the held-out images after the last finished epoch. */
  confusion: v.array(v.array(count)),
  timings: v.array(v.object({ epoch: size, seconds: real, examplesPerSecond: real })) as v.GenericSchema<EpochTiming[]>,
  /** When it was saved, in milliseconds since 1970. */
  savedAt: real,
  /** Where its run began, if that is a branch; files from before there were branches do not say. */
  parent: v.optional(v.nullable(branchPoint), null)
})

export type Description = v.InferOutput<typeof description>

export interface Checkpoint {
  readonly description: Description
  /** Weights and biases in PyTorch's names and layout, then the optimizer's moments. */
  readonly tensors: readonly Tensor[]
}

const format = 'downhill-2'

/** The bytes of a checkpoint file: safetensors, sealed with checksums of its header and its data. */
export function encodeCheckpoint({ description, tensors }: Checkpoint): Uint8Array {
  const entries = Object.entries(description).map(([key, value]) => [key, JSON.stringify(value)])
  const metadata = { format, ...blankSeal(tensors), ...Object.fromEntries(entries) }
  const bytes = encodeSafetensors({ metadata, tensors })
  sealHeader(headerOf(bytes))
  return bytes
}

/**
 * The checkpoint in a file's bytes.
 * @throws FormatError when the bytes are damaged or are not a checkpoint of ours.
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { metadata, tensors } = decodeSafetensors(bytes)
  const header = headerOf(bytes)
  const description = describe(header, metadata)
  checkData(bytes.subarray(header.length), metadata)
  refuseMisfits(description, tensors)
  return { description, tensors }
}

/**
 * What a checkpoint says of itself, from the beginning of a file of `fileLength` bytes, which has to hold the whole header.
 * @throws FormatError when the header is damaged or is not that of a checkpoint of ours.
 */
export function decodeDescription(bytes: Uint8Array, fileLength: number): Description {
  const { metadata } = parseHeader(bytes, fileLength)
  return describe(headerOf(bytes), metadata)
}

function headerOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, lengthBytes + headerLength(bytes))
}

/**
 * @throws FormatError unless there is each tensor that the recipe calls for, in its shape, and no other, and a confusion
 * of as many classes as there are, if there is one.
 */
function refuseMisfits({ recipe, dataset, confusion }: Description, tensors: readonly Tensor[]): void {
  const sizes = [inputsOf(dataset), ...recipe.hiddenLayers, dataset.classes.length]
  const wanted = ['', ...momentNames[recipe.optimizer].map(name => `optimizer.${name}.`)].flatMap(prefix =>
    sizes
      .slice(1)
      .flatMap((size, l) => [`${prefix}layers.${l}.weight ${[size, sizes[l]]}`, `${prefix}layers.${l}.bias ${size}`])
  )
  const found = new Set(tensors.map(({ name, dtype, shape }) => `${name} ${dtype === 'F32' ? shape : dtype}`))
  const missing = wanted.find(tensor => !found.has(tensor))
  if (missing !== undefined) throw new FormatError(`it has no tensor ${missing.replace(' ', ' of shape ')}`)
  if (found.size > wanted.length) throw new FormatError('it has tensors that its recipe has no use for')
  const classes = dataset.classes.length
  if (confusion.length > 0 && [confusion, ...confusion].some(({ length }) => length !== classes)) {
    throw new FormatError(`its confusion is not one of ${classes} classes`)
  }
}

function describe(header: Uint8Array, metadata: Readonly<Record<string, string>>): Description {
  if (metadata.format !== format) {
    const isOurs = metadata.format?.startsWith('downhill-')
    throw new FormatError(isOurs ? 'another version of downhill wrote it' : 'it is no checkpoint of downhill')
  }
  checkHeader(header, metadata)
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
