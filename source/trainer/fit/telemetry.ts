import { unscaled } from '../../engine/curve/scale.js'
import { type Fitting, rateNow } from './fitting.js'
import type { FitPhase, FitPulse } from './protocol.js'

/** Points of the error's curve a run, about. */
const pointsPerRun = 500
/** Shortest time between two pulses in seconds. */
const pulseInterval = 1 / 12
/** Weight of the newest measurement in the smoothed speed. */
const smoothing = 0.3

/** Gathers what happens between two pulses. Times are seconds that the caller measures. */
export interface FitTelemetry {
  /** Time spent training, without pauses. */
  seconds: number
  /** Counts a step that was taken. */
  countStep(): void
  isDue(): boolean
  pulse(phase: FitPhase, pace: number | null): FitPulse
  /** Another network begins. */
  begin(): void
  /** It goes faster or slower from now on. */
  pace(): void
}

export function createFitTelemetry(fitting: Fitting): FitTelemetry {
  const pointEvery = Math.max(1, Math.floor(fitting.settings.steps / pointsPerRun))
  const rmse = () => Math.sqrt(fitting.cost) * fitting.scale.spread
  let points: [number, number][] = [[0, rmse()]]
  let pulsedAt = Number.NEGATIVE_INFINITY
  let secondsBefore = 0
  let stepsSince = 0
  let speed = 0

  const telemetry: FitTelemetry = {
    seconds: 0,

    countStep() {
      stepsSince++
      if (fitting.step % pointEvery === 0 || fitting.step === fitting.end) points.push([fitting.step, rmse()])
    },

    isDue: () => telemetry.seconds - pulsedAt >= pulseInterval,

    pulse(phase, pace) {
      const { pass, scale, seed, step, end, learningRate, changes } = fitting
      const time = telemetry.seconds - secondsBefore
      // A few steps by hand are no speed.
      if (time >= pulseInterval / 2 && stepsSince > 0) {
        const now = stepsSince / time
        speed = speed === 0 ? now : speed + smoothing * (now - speed)
        stepsSince = 0
        secondsBefore = telemetry.seconds
      }
      pulsedAt = telemetry.seconds
      const expected = pace === null ? speed : Math.min(pace, speed || pace)
      const told = points
      points = []
      return {
        type: 'pulse',
        phase,
        seed,
        network: unscaled(pass.network, scale),
        step,
        end,
        learningRate,
        rateNow: rateNow(fitting),
        rmse: rmse(),
        worst: pass.difference.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * scale.spread,
        stepsPerSecond: speed,
        pace,
        seconds: telemetry.seconds,
        secondsLeft: expected > 0 ? (end - step) / expected : 0,
        points: told,
        changes
      }
    },

    begin() {
      points = [[0, rmse()]]
      telemetry.seconds = 0
      secondsBefore = 0
      stepsSince = 0
      pulsedAt = Number.NEGATIVE_INFINITY
    },

    pace() {
      // What was measured before is no guide to what comes.
      speed = 0
      stepsSince = 0
      secondsBefore = telemetry.seconds
    }
  }
  return telemetry
}
