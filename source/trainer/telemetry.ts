import type { Pulse } from './protocol.js'
import type { Run } from './run.js'
import { scheduledRate } from './train.js'

/** Points of the cost curve an epoch, at most. */
const pointsPerEpoch = 50
/** Shortest time between two pulses in seconds: 12 a second, however many batches that is, as many as eyes can read. */
const pulseInterval = 1 / 12
/** Weight of the newest measurement in the smoothed speed. */
const smoothing = 0.3

/** Gathers what happens between two pulses. Times are seconds that the caller measures. */
export interface Telemetry {
  /** Time spent training and evaluating, without pauses. */
  seconds: number
  /** The part of it spent training: what the speed is measured by. */
  trainingSeconds: number
  /** Training is slowed down to so many mini-batches a second from now on, or not any more. */
  pace(batchesPerSecond: number | null): void
  /** Counts time that it has waited in slow motion. */
  rest(seconds: number): void
  /** Counts the mini-batches that the run was trained on last. */
  countBatches(): void
  /** Whether it is time for the next pulse. */
  isDue(): boolean
  pulse(): Pulse
}

export function createTelemetry(run: Run): Telemetry {
  const pointEvery = Math.ceil(run.batches.count / pointsPerEpoch)
  const startedAt = run.epoch * run.batches.count + run.batch
  let curve: [number, number][] = []
  let pointCost = 0
  let pointExamples = 0
  let batchesSince = 0
  let examplesSince = 0
  let examplesLast = 0
  let secondsAtPulse = Number.NEGATIVE_INFINITY
  let trainedAtPulse = 0
  let speed = 0
  let batchesPerSecond: number | null = null
  let rested = 0

  /** What is left, from what this session took so far; in slow motion, from its pace. */
  function secondsLeft(): number {
    const done = run.epoch * run.batches.count + run.batch
    const left = run.recipe.epochs * run.batches.count - done
    if (batchesPerSecond !== null) return left / batchesPerSecond
    return done > startedAt ? ((telemetry.seconds - rested) / (done - startedAt)) * left : 0
  }

  const telemetry: Telemetry = {
    seconds: 0,
    trainingSeconds: 0,

    pace(next) {
      batchesPerSecond = next
      // What was measured before is no guide to what comes.
      speed = 0
      examplesSince = 0
      trainedAtPulse = telemetry.trainingSeconds
    },

    rest(seconds) {
      telemetry.seconds += seconds
      telemetry.trainingSeconds += seconds
      rested += seconds
    },

    countBatches() {
      const { size, examples, count } = run.batches
      let batch = run.batch - run.tallies.length
      for (const { cost } of run.tallies) {
        batch++
        examplesLast = batch === count ? examples - (count - 1) * size : size
        examplesSince += examplesLast
        batchesSince++
        pointCost += cost
        pointExamples += examplesLast
        if (batchesSince % pointEvery === 0 || batch === count) {
          curve.push([run.epoch + batch / count, pointCost / pointExamples])
          pointCost = 0
          pointExamples = 0
          batchesSince = 0
        }
      }
    },

    isDue: () => telemetry.seconds - secondsAtPulse >= pulseInterval,

    pulse() {
      const trained = telemetry.trainingSeconds - trainedAtPulse
      // A pulse in the middle of a large mini-batch leaves its time to the next, which has its examples, too.
      if (trained > 0 && examplesSince > 0) {
        const now = examplesSince / trained
        speed = speed === 0 ? now : speed + smoothing * (now - speed)
        examplesSince = 0
        trainedAtPulse = telemetry.trainingSeconds
      }
      const { cost, correct } = run.tallies.at(-1) ?? { cost: Number.NaN, correct: Number.NaN }
      const pulse: Pulse = {
        type: 'pulse',
        epoch: run.epoch,
        batch: run.batch,
        batchCost: cost / examplesLast,
        batchAccuracy: correct / examplesLast,
        gradientNorm: run.gradientNorm,
        layerNorms: run.layerNorms,
        learningRate: scheduledRate(run),
        examplesPerSecond: speed,
        seconds: telemetry.seconds,
        secondsLeft: secondsLeft(),
        curve
      }
      curve = []
      secondsAtPulse = telemetry.seconds
      return pulse
    }
  }
  return telemetry
}
