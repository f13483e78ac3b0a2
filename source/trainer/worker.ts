import { parentPort } from 'node:worker_threads'
import { CheckpointError } from '../checkpoint/store.js'
import { DataError } from '../dataset/dataset.js'
import type { Evaluation } from '../engine/evaluate.js'
import { type Prepared, prepare } from './prepare.js'
import type { Command, Event, Settings } from './protocol.js'
import { ready } from './ready.js'
import type { Run } from './run.js'
import { createSaver } from './saver.js'
import { advance, type Happening, initialSession, isRunning } from './session.js'
import { hasFiniteParameters, snapshot } from './snapshot.js'
import { createTelemetry } from './telemetry.js'
import { evaluate, type Moment, train } from './train.js'

/** How long to train before looking at the inbox, in milliseconds: far below what a person notices. */
const sliceMilliseconds = 4

const port = parentPort!
const tell = (event: Event) => port.postMessage(event)

const inbox: Command[] = []
let wake = () => {}
port.on('message', (command: Command) => {
  if (command.type === 'start') void start(command.settings)
  else inbox.push(command)
  wake()
})

async function start(settings: Settings): Promise<void> {
  try {
    const prepared = await prepare(settings, what => tell({ type: 'loading', what }))
    await work(settings, prepared)
  } catch (error) {
    const wrongUsage = error instanceof DataError || error instanceof CheckpointError
    const message = error instanceof Error ? error.message : String(error)
    tell({ type: 'failed', message, wrongUsage })
  }
  port.close()
}

/** Trains in slices, takes commands between them, and returns when it has been told to stop. */
async function work(settings: Settings, { run, fingerprint, folder, warnings }: Prepared): Promise<void> {
  const telemetry = createTelemetry(run)
  const saver = createSaver(settings.checkpoints, folder, run.pass.network.sizes, tell)
  const training = program(run)
  let session = initialSession
  let normAsked = false
  // Where it begins is on disk already, or can be had again from the seed.
  let saved = placeOf(run)

  function happen(happening: Happening): void {
    const before = session
    const [next, effects] = advance(session, happening)
    session = next
    if (session.phase !== before.phase) tell({ type: 'state', phase: session.phase })
    for (const effect of effects) {
      if (effect.type === 'save') save()
      else if (effect.type === 'learningRate') changeRate(effect.value)
    }
  }

  function save(): void {
    if (placeOf(run) === saved || !hasFiniteParameters(run)) return
    saved = placeOf(run)
    saver.save(snapshot(run, fingerprint, Date.now()))
  }

  function changeRate(value: number): void {
    const at = run.epoch + run.batch / run.batches.count
    const change = { at, from: run.learningRate, to: value }
    run.learningRate = value
    run.rateChanges.push(change)
    tell({ type: 'learningRate', value, change })
  }

  function note(moment: Moment): void {
    if (moment === 'batch') {
      telemetry.countBatch()
      happen({ type: 'batch' })
      // A pulse tells the gradient's norm too, which is measured for the mini-batch after the one that made it due.
      if (normAsked && !run.normWanted) tell(telemetry.pulse())
      normAsked = run.normWanted = telemetry.isDue() || session.steps > 0
    } else if (moment === 'epoch') {
      finishEpoch()
    } else if (moment === 'diverged') {
      happen({ type: 'diverged' })
      tell({ type: 'diverged', message: divergence(run) })
    }
  }

  function finishEpoch(): void {
    const seconds = telemetry.epochSeconds
    const timing = { epoch: run.epoch, seconds, examplesPerSecond: run.batches.examples / seconds }
    run.timings.push(timing)
    telemetry.epochSeconds = 0
    tell({ type: 'epoch', record: run.history.at(-1)!, timing, confusion: run.confusion })
    save()
  }

  function slice(): void {
    const begun = performance.now()
    let before = begun
    while (isRunning(session) && before - begun < sliceMilliseconds) {
      const next = training.next()
      const now = performance.now()
      const seconds = (now - before) / 1000
      before = now
      telemetry.seconds += seconds
      if (next.done) {
        happen({ type: 'end' })
        tell(telemetry.pulse())
        tell({ type: 'done', test: next.value, seconds: telemetry.seconds })
        return
      }
      if (next.value === 'batch' || next.value === 'chunk') telemetry.epochSeconds += seconds
      note(next.value)
    }
  }

  tell(ready(run))
  for (const message of warnings) tell({ type: 'warning', message, epoch: null })
  happen({ type: 'loaded' })
  const isStopped = () => session.phase === 'stopped'
  while (!isStopped()) {
    for (const command of inbox.splice(0)) if (command.type !== 'start') happen(command)
    if (session.steps > 0) normAsked = run.normWanted = true
    if (isRunning(session)) {
      slice()
      await new Promise(resolve => setImmediate(resolve))
    } else if (!isStopped() && inbox.length === 0) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  await saver.settled()
}

/** The whole of a run: training, then the exam on the test images. */
function* program(run: Run): Generator<Moment, Evaluation> {
  yield* train(run)
  return yield* evaluate(run, run.test)
}

function placeOf({ epoch, batch, rateChanges }: Run): string {
  return `${epoch} ${batch} ${rateChanges.length}`
}

function divergence({ epoch, batch, learningRate }: Run): string {
  return (
    `The cost is no longer a number after batch ${batch} of epoch ${epoch + 1}: ` +
    `the learning rate ${learningRate} is too large here. The last checkpoint is safe.`
  )
}
