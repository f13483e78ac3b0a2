import { partsOf } from '../engine/curve/network.js'
import { startFit } from '../trainer/fit/client.js'
import type { FitPulse, FitSettings } from '../trainer/fit/protocol.js'
import { clock, grouped, measure, short } from '../ui/format.js'
import { print, printJson } from '../ui/lines.js'
import { watchExits } from '../ui/terminal/exits.js'
import { interrupted } from '../ui/terminal/leaving.js'
import { visible } from '../ui/visible.js'
import { complain, complainOf } from './complain.js'
import { counting, progressLine } from './progress-line.js'

/** How a fit tells its story line by line. */
export interface FitReporter {
  ready(settings: FitSettings, parameters: number): void
  /** At the beginning, after each tenth of the steps, and at the end. */
  progress(pulse: FitPulse): void
  done(pulse: FitPulse): void
}

/** Tenths of a run make lines enough. */
const parts = 10

/** Approximates a curve without a screen. Returns the exit code: 0 done, 1 failed, 130 interrupted. */
export async function fitHeadless(settings: FitSettings, reporter: FitReporter): Promise<number> {
  const progress = progressLine()
  let exitCode = 0
  let isBegun = false
  let told = -1
  let finished: FitPulse | undefined
  const count = () =>
    counting(
      progress,
      ({ step, end, secondsLeft }: FitPulse) => `step ${grouped(step)} of ${grouped(end)}, ${clock(secondsLeft)} left`
    )
  let tell = count()
  const client = startFit(settings, event => {
    switch (event.type) {
      case 'failed':
        progress.clear()
        exitCode = 1
        return complain(event.message)
      case 'begun':
        return
      case 'pulse': {
        const part = Math.floor((event.step / event.end) * parts)
        if (part === told && event.phase === 'training') return tell(event)
        progress.clear()
        tell = count()
        if (!isBegun) reporter.ready(settings, event.network.parameters.length)
        isBegun = true
        if (part > told) reporter.progress(event)
        told = part
        if (event.phase === 'training') return
        if (event.phase === 'finished') finished = event
        else {
          exitCode = 1
          complain('The error is no longer a number, because the learning rate is too large: give a smaller one.')
        }
        return client.send({ type: 'stop' })
      }
    }
  })
  const exits = watchExits([process.stdout])
  exits.listen(exit => {
    // The second time the person means it.
    if (exit.type === 'signal' && exitCode === interrupted) process.exit(interrupted)
    progress.clear()
    if (exit.type === 'error') complainOf(exit.error)
    exitCode = exit.type === 'error' ? 1 : interrupted
    client.send({ type: 'stop' })
  })
  await client.ended
  progress.clear()
  exits.close()
  if (finished && exitCode === 0) reporter.done(finished)
  return exitCode
}

/** Plain lines for a person. */
export const plainFitReporter: FitReporter = {
  ready({ curve, neurons, activation, learningRate, seed }, parameters) {
    const { x } = curve
    print(
      `1-${neurons}-1 ${activation} · quadratic · adam · η ${learningRate} · ${parameters} parameters · seed ${seed}`
    )
    print(`${visible(curve.name)} on ${short(x[0]!)} … ${short(x.at(-1)!)}: ${grouped(x.length)} points`)
  },
  progress({ step, end, rmse, worst, seconds }) {
    const width = grouped(end).length
    print(
      `step ${grouped(step).padStart(width)}  RMSE ${measure(rmse).padEnd(7)}  worst miss ${measure(worst).padEnd(7)}  ` +
        `${seconds.toFixed(2)} s`
    )
  },
  done() {}
}

/** One JSON object a line for a program; the last holds the network. */
export const jsonFitReporter: FitReporter = {
  ready({ curve, neurons, activation, learningRate, steps, seed }, parameters) {
    const [from, to, points] = [curve.x[0], curve.x.at(-1), curve.x.length]
    const recipe = { neurons, activation, learningRate, steps, seed }
    printJson({ event: 'ready', name: curve.name, from, to, points, parameters, recipe })
  },
  progress({ step, rmse, worst, seconds }) {
    printJson({ event: 'progress', step, rmse, worst, seconds })
  },
  done({ step, rmse, worst, seconds, network }) {
    const { w, b, v, c } = partsOf(network)
    const neurons = Array.from(w, (weight, j) => ({ w: weight, b: b[j], v: v[j] }))
    const shown = { activation: network.activation, neurons, bias: c }
    printJson({ event: 'done', step, rmse, worst, seconds, network: shown })
  }
}
