import type { BranchPoint, EpochRecord, EpochTiming, RateChange } from '../checkpoint/history.js'
import type { DataWish } from '../dataset/dataset.js'
import type { Evaluation } from '../engine/evaluate.js'
import type { ImageShape } from '../engine/image-shape.js'
import type { Layer, Parameters } from '../engine/network.js'
import type { Recipe } from '../engine/recipe.js'
import type { InspectAnswer, InspectRequest } from './inspect/request.js'

/** What a run is to do. */
export interface Settings {
  readonly recipe: Recipe
  readonly data: DataWish
  /** Threads that may train together, at most; the result does not depend on it. */
  readonly threads: number
  /** Folder that holds a folder for each run. */
  readonly checkpoints: string
  /** How many of the run's best checkpoints to keep besides the last; null keeps all. */
  readonly keep: number | null
  /** Go on from a checkpoint, whose recipe and data then count, apart from what is overridden here. */
  readonly resume: Resume | null
}

/** A checkpoint to go on from. */
export interface Resume {
  /** A file, a run's folder, or `latest`. */
  readonly name: string
  readonly overrides: {
    readonly recipe: Partial<Pick<Recipe, 'epochs' | 'schedule'>>
    readonly learningRate?: number
  }
}

/** What the dashboard or the command line asks of the worker. */
export type Command =
  | { readonly type: 'start'; readonly settings: Settings }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** One mini-batch while paused, or, at full speed, all up to the end of the epoch; then pause again. */
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  /** Slow motion: so many mini-batches a second; null is full speed. */
  | { readonly type: 'speed'; readonly batchesPerSecond: number | null }
  | { readonly type: 'learningRate'; readonly value: number }
  | { readonly type: 'save' }
  /**
   * Save what is not saved yet, end this run, and go on from a checkpoint: to load continues the checkpoint's own run where
   * that overwrites nothing, to branch always begins another, with a folder of its own.
   */
  | { readonly type: 'load' | 'branch'; readonly from: Resume }
  /**
   * When diverged: go back to the run's last good checkpoint, or where there is none to its beginning, and go on from there
   * with half the learning rate, as a branch.
   */
  | { readonly type: 'recover' }
  /** Find something out about the network as it is now; the answer carries the same number. */
  | { readonly type: 'inspect'; readonly id: number; readonly request: InspectRequest }
  /** Save what is not saved yet, then end. */
  | { readonly type: 'stop' }

/** Where a run stands. */
export type Phase = 'loading' | 'training' | 'paused' | 'diverged' | 'finished' | 'stopped'

/** What the run is about, said when it is loaded, and again when it has given way to another. */
export interface Ready {
  readonly type: 'ready'
  readonly recipe: Recipe
  readonly sizes: readonly number[]
  readonly parameterCount: number
  readonly data: ImageShape & {
    readonly name: string
    readonly classes: readonly string[]
    /** Whether its images were fitted and centred as MNIST's are, so that others have to be for it. */
    readonly isInMnistForm: boolean
    readonly training: number
    readonly validation: number
    /** Those of the images, or dealt out at random among the training images. */
    readonly labels: 'own' | 'shuffled'
    readonly test: number
  }
  readonly batchesPerEpoch: number
  /** The memory the worker trains in, to be read and never written, and where in it the parameters are. */
  readonly memory: WebAssembly.Memory
  readonly layers: readonly Layer[]
  readonly parameters: Parameters
  /** Where the run starts: 0 and 0, or what a checkpoint had reached. */
  readonly epoch: number
  readonly batch: number
  readonly learningRate: number
  readonly history: readonly EpochRecord[]
  readonly rateChanges: readonly RateChange[]
  /** Held-out answers after the last finished epoch; empty before the first. */
  readonly confusion: Evaluation['confusion']
  /** The folder it saves in; null for a new run, which gets its folder with its first checkpoint. */
  readonly folder: string | null
  /** Where it began, if it is a branch. */
  readonly parent: BranchPoint | null
}

/** The state of training, many times a second however many batches that is. */
export interface Pulse {
  readonly type: 'pulse'
  /** Finished epochs, and finished mini-batches of the running one. */
  readonly epoch: number
  readonly batch: number
  /** Average cost and share of right answers in the last mini-batch, just before its step; NaN before the first. */
  readonly batchCost: number
  readonly batchAccuracy: number
  /** ‖∇C‖ of the mini-batch measured last; NaN before the first. */
  readonly gradientNorm: number
  /** The same of each layer's part of it; empty before the first. */
  readonly layerNorms: readonly number[]
  /** The learning rate in force, schedule included. */
  readonly learningRate: number
  readonly examplesPerSecond: number
  /** Time spent training, without pauses, and an estimate of what is left. */
  readonly seconds: number
  readonly secondsLeft: number
  /** New points of the cost curve: [when in epochs, average cost of the mini-batches since the point before]. */
  readonly curve: readonly (readonly [number, number])[]
}

/** What the worker tells. */
export type Event =
  | { readonly type: 'loading'; readonly what: string }
  | Ready
  | { readonly type: 'state'; readonly phase: Phase }
  | Pulse
  /** Another learning rate, and what the schedule makes of it here. */
  | {
      readonly type: 'learningRate'
      readonly value: number
      readonly inForce: number
      readonly change: RateChange
    }
  | { readonly type: 'speed'; readonly batchesPerSecond: number | null }
  | {
      readonly type: 'epoch'
      readonly record: EpochRecord
      readonly timing: EpochTiming
      readonly confusion: Evaluation['confusion']
    }
  /** A checkpoint is safely on disk. */
  | { readonly type: 'saved'; readonly path: string; readonly epoch: number; readonly batch: number }
  /** A checkpoint could not be saved. */
  | { readonly type: 'unsaved'; readonly message: string; readonly epoch: number; readonly batch: number }
  | { readonly type: 'inspected'; readonly id: number; readonly answer: InspectAnswer }
  | { readonly type: 'warning'; readonly message: string }
  /** Something is not finite: what, and what to do about it in a shell. */
  | { readonly type: 'diverged'; readonly message: string; readonly advice: string }
  /** Nothing goes on. `wrongUsage` when the person asked for something that can't be had. */
  | { readonly type: 'failed'; readonly message: string; readonly wrongUsage: boolean }
  | { readonly type: 'done'; readonly test: Evaluation; readonly seconds: number }
