import type { Curve } from '../../dataset/curve/curve.js'
import type { CurveActivationName, CurveNetwork } from '../../engine/curve/network.js'

/** What is to be approximated, and how. */
export interface FitSettings {
  readonly curve: Curve
  readonly activation: CurveActivationName
  readonly neurons: number
  readonly learningRate: number
  /** Steps from a start, or from a change, to the end. */
  readonly steps: number
  readonly seed: number
}

/** The most neurons that can be asked for: beyond, nobody can tell one from another. */
export const mostNeurons = 64

/** What the screen or the command line asks of the worker. */
export type FitCommand =
  | { readonly type: 'start'; readonly settings: FitSettings }
  | { readonly type: 'pause' }
  /** Go on; once finished, for as many steps again. */
  | { readonly type: 'resume' }
  /** While paused: one step, which looks at all the pairs. */
  | { readonly type: 'step' }
  | { readonly type: 'learningRate'; readonly value: number }
  /** Steps a second, at most; null for as many as there can be. */
  | { readonly type: 'pace'; readonly stepsPerSecond: number | null }
  /** One neuron more, where the error is largest, or one less: the one that matters least. */
  | { readonly type: 'addNeuron' | 'removeNeuron' }
  /** Begin anew, with other neurons. */
  | { readonly type: 'activation'; readonly value: CurveActivationName }
  /** Begin anew, from the next seed. */
  | { readonly type: 'restart' }
  | { readonly type: 'stop' }

export type FitPhase = 'training' | 'paused' | 'finished' | 'diverged'

/** A change by hand of what learns, or how, and when that was. */
export interface FitChange {
  readonly step: number
  readonly what: 'learning rate' | 'neurons'
  readonly from: number
  readonly to: number
}

/** All there is to say of a fit, many times a second and after every command. */
export interface FitPulse {
  readonly type: 'pulse'
  readonly phase: FitPhase
  readonly seed: number
  /** The network as it is, for the true x and y. */
  readonly network: CurveNetwork
  /** Steps taken, and at which one it is done. */
  readonly step: number
  readonly end: number
  /** The learning rate at the beginning of its decay, and now. */
  readonly learningRate: number
  readonly rateNow: number
  /** √ of the mean squared difference between network and curve, and the largest difference, in units of y. */
  readonly rmse: number
  readonly worst: number
  readonly stepsPerSecond: number
  /** The limit of that, or null. */
  readonly pace: number | null
  /** Time spent training, without pauses, and an estimate of what is left. */
  readonly seconds: number
  readonly secondsLeft: number
  /** New points of the error's curve. */
  readonly points: readonly (readonly [step: number, rmse: number])[]
  /** All changes since the network was begun. */
  readonly changes: readonly FitChange[]
}

/** What the worker tells. */
export type FitEvent =
  | FitPulse
  /** Another network begins: what was told of the one before is past. */
  | { readonly type: 'begun' }
  /** Nothing goes on. */
  | { readonly type: 'failed'; readonly message: string }
