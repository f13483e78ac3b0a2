import type { EpochRecord, EpochTiming } from '../checkpoint/history.js'
import { startTraining } from '../trainer/client.js'
import type { Event, Pulse, Ready, Settings } from '../trainer/protocol.js'
import { clock, compact, grouped, measure, percent } from '../ui/format.js'
import { print, printJson } from '../ui/lines.js'
import { watchExits } from '../ui/terminal/exits.js'
import { visible } from '../ui/visible.js'
import { complain, complainOf } from './complain.js'
import { counting, type ProgressLine, progressLine } from './progress-line.js'

/** How a run tells its story line by line. */
export interface Reporter {
  ready(event: Ready): void
  epoch(record: EpochRecord, timing: EpochTiming, checkpoint: string | null): void
  done(event: Extract<Event, { type: 'done' }>): void
}

/** Trains without a dashboard, one line an epoch. Returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
export async function trainHeadless(settings: Settings, reporter: Reporter): Promise<number> {
  let exitCode = 0
  const unsaved = new Map<number, { record: EpochRecord; timing: EpochTiming }>()

  /** An epoch's line waits for its checkpoint, so that the path in it is true. */
  function reportEpoch(epoch: number | null, path: string | null): void {
    const waiting = epoch === null ? undefined : unsaved.get(epoch)
    if (epoch === null || !waiting) return
    unsaved.delete(epoch)
    reporter.epoch(waiting.record, waiting.timing, path)
  }

  let isUnsaved = false
  let finished: Extract<Event, { type: 'done' }> | undefined
  const progress = progressLine()
  progress.show(`reading ${settings.resume?.name ?? settings.data.data}`)
  let run: Ready | undefined
  let tell: (pulse: Pulse) => void = () => {}
  const client = startTraining(settings, event => {
    if (event.type === 'loading') return progress.show(event.what)
    if (event.type === 'pulse') return tell(event)
    progress.clear()
    switch (event.type) {
      case 'ready':
        run = event
        tell = epochTold(event, progress)
        return reporter.ready(event)
      case 'epoch':
        if (run) tell = epochTold(run, progress)
        unsaved.set(event.record.epoch, event)
        return
      case 'saved':
        isUnsaved = false
        return reportEpoch(event.batch === 0 ? event.epoch : null, event.path)
      case 'unsaved':
        isUnsaved = true
        complain(event.message)
        return reportEpoch(event.batch === 0 ? event.epoch : null, null)
      case 'warning':
        return complain(event.message)
      case 'diverged':
        exitCode = 1
        complain(`${event.message} ${event.advice}`)
        return client.send({ type: 'stop' })
      case 'failed':
        exitCode = event.wrongUsage ? 2 : 1
        return complain(event.message)
      case 'done':
        finished = event
        return client.send({ type: 'stop' })
      case 'state':
      case 'learningRate':
      case 'speed':
      case 'inspected':
        return
    }
  })

  const exits = watchExits([process.stdout])
  exits.listen(exit => {
    // The second time the person means it.
    if (exit.type === 'signal' && exitCode === 130) process.exit(130)
    progress.clear()
    if (exit.type === 'error') complainOf(exit.error)
    // Whoever read our lines may have gone: nobody wants the rest, but what is learned is saved.
    exitCode = exit.type === 'error' ? 1 : 130
    client.send({ type: 'stop' })
  })
  await client.ended
  progress.clear()
  exits.close()
  if (finished && exitCode === 0) reporter.done(finished)
  return isUnsaved && exitCode !== 2 ? 1 : exitCode
}

/** Tells how far an epoch is that takes long. */
function epochTold({ recipe, batchesPerEpoch }: Ready, progress: ProgressLine): (pulse: Pulse) => void {
  return counting(
    progress,
    ({ epoch, batch, secondsLeft }) =>
      `epoch ${epoch + 1} of ${recipe.epochs}: mini-batch ${grouped(batch)} of ${grouped(batchesPerEpoch)}, ` +
      `${clock(secondsLeft)} left`
  )
}

/** Plain lines for a person. */
export const plainReporter: Reporter = {
  ready({ sizes, recipe, learningRate, parameterCount, data, epoch }) {
    const { activation, cost, optimizer, batchSize, seed } = recipe
    print(
      `${sizes.join('-')} ${activation} · ${cost} · ${optimizer} · η ${learningRate} · batch ${batchSize} · ` +
        `${grouped(parameterCount)} parameters · seed ${seed}`
    )
    print(
      `${visible(data.name)}: ${grouped(data.training)} training, ${grouped(data.validation)} held-out, ` +
        `${grouped(data.test)} test images${epoch > 0 ? `; going on after epoch ${epoch}` : ''}`
    )
  },
  epoch({ epoch, cost, trainAccuracy, validationAccuracy }, { seconds, examplesPerSecond }, checkpoint) {
    print(
      `epoch ${String(epoch).padStart(3)}  cost ${measure(cost)}  training ${percent(trainAccuracy)}  ` +
        `held out ${percent(validationAccuracy)}  ${seconds.toFixed(2)} s  ${compact(examplesPerSecond)} images/s  ` +
        (checkpoint === null ? 'not saved' : visible(checkpoint))
    )
  },
  done({ test, seconds }) {
    print(`test ${percent(test.accuracy)}  cost ${measure(test.cost)}  after ${seconds.toFixed(1)} s`)
  }
}

/** One JSON object a line for a program. */
export const jsonReporter: Reporter = {
  ready({ recipe, learningRate, sizes, parameterCount, data, epoch, batch }) {
    printJson({ event: 'ready', parameters: parameterCount, sizes, recipe, learningRate, data, epoch, batch })
  },
  epoch(record, { seconds, examplesPerSecond }, checkpoint) {
    printJson({ event: 'epoch', ...record, seconds, examplesPerSecond, checkpoint })
  },
  done({ test, seconds }) {
    printJson({ event: 'done', testAccuracy: test.accuracy, testCost: test.cost, seconds })
  }
}
