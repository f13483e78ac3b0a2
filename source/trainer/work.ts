import { existsSync } from 'node:fs'
import { CheckpointError } from '../checkpoint/store.js'
import type { Evaluation } from '../engine/evaluate.js'
import { divergenceAdvice, divergenceIn, tellDivergence } from './divergence.js'
import { goOn } from './go-on.js'
import { fullRow } from './in-a-row.js'
import type { Inbox } from './inbox.js'
import { createInspections } from './inspect/inspections.js'
import type { Prepared } from './prepare.js'
import type { Event, Settings } from './protocol.js'
import { ready } from './ready.js'
import { type Good, recover } from './recover.js'
import { changeRate, closeRun, type Run } from './run.js'
import { createSaver } from './saver.js'
import { advance, type Departure, type Effect, type Happening, initialSession, isRunning } from './session.js'
import { afterBatch, fullSpeed, isWatched, slowedTo, waitFor } from './slow-motion.js'
import { snapshot } from './snapshot.js'
import { createTelemetry } from './telemetry.js'
import { evaluate, type Moment, scheduledRate, train } from './train.js'

/** How long to train before looking at the inbox, in milliseconds: far below what a person notices. */
const sliceMilliseconds = 4

/**
 * Trains in slices, takes commands between them, tells what happens, and returns when it has been told to stop, or to go on
 * from a checkpoint: then with what that takes.
 */
export async function work(
  settings: Settings,
  prepared: Prepared,
  inbox: Inbox,
  tell: (event: Event) => void
): Promise<Prepared | null> {
  const { run, fingerprint, folder, warnings } = prepared
  const telemetry = createTelemetry(run)
  const saver = createSaver(settings, folder, run.layout.network.sizes, tell)
  const inspections = createInspections(run, tell)
  const training = program(run)
  let session = initialSession
  let motion = fullSpeed
  let normAsked = false
  let isStepOwed = false
  // Where it begins is on disk already, or can be had again from the seed.
  let saved = placeOf(run)
  let lastSave = Promise.resolve(true)
  let good: Good = { path: prepared.path, learningRate: run.learningRate }
  let departure: Departure | null = null
  let next: Prepared | null = null

  function happen(happening: Happening): void {
    const { phase } = session
    const [next, effects] = advance(session, happening)
    session = next
    if (happening.type === 'step' && session.steps > 0) normAsked = run.normWanted = true
    if (session.phase !== phase) {
      // What is shown while it stands still must be where it stands.
      if (session.phase === 'paused' || session.phase === 'finished') tell(telemetry.pulse())
      tell({ type: 'state', phase: session.phase })
    }
    for (const effect of effects) carryOut(effect)
  }

  function carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'save':
        save()
        return
      case 'learningRate':
        tell({
          type: 'learningRate',
          value: effect.value,
          change: changeRate(run, effect.value),
          inForce: scheduledRate(run)
        })
        return
      case 'speed':
        motion = slowedTo(effect.batchesPerSecond, performance.now())
        telemetry.pace(effect.batchesPerSecond)
        tell(effect)
        return
      case 'load':
      case 'branch':
      case 'recover':
        departure = effect
    }
  }

  function save(): void {
    const place = placeOf(run)
    const file = saver.last() ?? prepared.path
    // Somebody may have deleted it meanwhile.
    if (place === saved && (file === null || existsSync(file))) return
    const what = divergenceIn(run)
    if (what !== null) {
      // It has been told before, unless memory itself has failed.
      tell({ type: 'unsaved', message: tellDivergence(run, what), epoch: run.epoch, batch: run.batch })
      return
    }
    saved = place
    const { learningRate } = run
    lastSave = saver.save(snapshot(run, fingerprint, Date.now()))
    void lastSave.then(isSaved => {
      if (isSaved) good = { path: saver.last(), learningRate }
      // What failed may be tried again from the same place.
      else if (saved === place) saved = ''
    })
  }

  function note(moment: Moment): void {
    switch (moment) {
      case 'batch':
        telemetry.countBatches()
        if (motion.batchesPerSecond !== null) motion = afterBatch(motion, performance.now())
        // The last mini-batch's step is over when its epoch is; a step asked for in between is one of the next epoch.
        if (run.batch < run.batches.count) finishBatch()
        else isStepOwed = session.steps > 0
        return
      case 'epoch':
        finishEpoch()
        if (isStepOwed || session.steps === 0) finishBatch()
        happen({ type: 'epoch' })
        return
      case 'diverged':
        tell({ type: 'diverged', message: tellDivergence(run, run.divergence!), advice: divergenceAdvice(good.path) })
        happen({ type: 'diverged' })
        return
      case 'chunk':
      case 'evaluated':
        return
    }
  }

  function finishBatch(): void {
    happen({ type: 'batch' })
    // A pulse tells the gradient's norm too, which is measured for the mini-batch after the one that made it due.
    if (normAsked && !run.normWanted) tell(telemetry.pulse())
    normAsked = run.normWanted = telemetry.isDue() || session.steps > 0 || (isSlow() && isWatched(motion))
  }

  function finishEpoch(): void {
    const timing = { epoch: run.epoch, seconds: run.seconds, examplesPerSecond: run.batches.examples / run.seconds }
    run.timings.push(timing)
    run.seconds = 0
    tell({ type: 'epoch', record: run.history.at(-1)!, timing, confusion: run.confusion })
    save()
  }

  function isSlow(): boolean {
    return motion.batchesPerSecond !== null && !session.until
  }

  /** How long training has to wait in slow motion; single steps and the way to the end of the epoch are as fast as ever. */
  function wait(): number {
    return session.phase === 'training' && isSlow() ? waitFor(motion, performance.now()) : 0
  }

  /** Waits for the next mini-batch to be due, or for a command. */
  async function rest(): Promise<void> {
    const begun = performance.now()
    await inbox.filled(wait())
    telemetry.rest((performance.now() - begun) / 1000)
  }

  function slice(): void {
    const begun = performance.now()
    let before = begun
    run.rowLimit = session.phase === 'training' && !isSlow() ? fullRow(run) : 1
    while (isRunning(session) && before - begun < sliceMilliseconds && wait() === 0) {
      const next = training.next()
      const now = performance.now()
      const seconds = (now - before) / 1000
      before = now
      telemetry.seconds += seconds
      if (next.done) {
        happen({ type: 'end' })
        tell({ type: 'done', test: next.value, seconds: telemetry.seconds })
        return
      }
      if (next.value === 'batch' || next.value === 'chunk') {
        run.seconds += seconds
        telemetry.trainingSeconds += seconds
      }
      note(next.value)
    }
  }

  /** Prepares to go on from a checkpoint, for which this run has to be safe; null when that can't be, and this run goes on. */
  async function depart(to: Departure): Promise<Prepared | null> {
    departure = null
    await saver.settled()
    try {
      // A run that has diverged is not saved, and nothing is lost with it.
      const isSafe = session.before === 'diverged' || (await lastSave)
      if (!isSafe) throw new CheckpointError('This run could not be saved, so it is not left: make room first.')
      const say = (what: string) => tell({ type: 'loading', what })
      return await (to.type === 'recover' ? recover(settings, prepared, good, say) : goOn(settings, prepared, to, say))
    } catch (error) {
      tell({ type: 'warning', message: error instanceof Error ? error.message : String(error) })
      happen({ type: 'refused' })
      return null
    }
  }

  tell(ready(run, folder))
  for (const message of warnings) tell({ type: 'warning', message })
  happen({ type: 'loaded' })
  try {
    for (;;) {
      // What comes behind a departure is for the run that goes on then.
      for (let command = inbox.take(); command; command = departure ? undefined : inbox.take()) {
        if (command.type === 'inspect') inspections.ask(command)
        else happen(command)
      }
      if (session.phase === 'stopped') break
      if (departure) next = await depart(departure)
      if (next) break
      inspections.go(sliceMilliseconds)
      if (!isRunning(session) && !inspections.isBusy()) await inbox.filled()
      else if (saver.isBehind()) await saver.settled()
      else if (wait() > 0 && !inspections.isBusy()) await rest()
      else {
        slice()
        await new Promise(resolve => setImmediate(resolve))
      }
    }
  } finally {
    inspections.end()
    if (next?.run.team !== run.team) closeRun(run)
  }
  await saver.settled()
  return next
}

/** The whole of a run: training, then the exam on the test images. */
function* program(run: Run): Generator<Moment, Evaluation> {
  yield* train(run)
  return yield* evaluate(run, run.test)
}

/** Two snapshots from the same place would be the same. */
function placeOf({ epoch, batch, learningRate }: Run): string {
  return `${epoch} ${batch} ${learningRate}`
}
