import type { Inbox } from '../inbox.js'
import { addNeuron, begin, changeRate, createFitting, goOn, removeNeuron, takeStep } from './fitting.js'
import { type FitEvent, type FitPhase, type FitSettings, mostNeurons } from './protocol.js'
import { type FitRunCommand, isObeyed, phaseAfter } from './session.js'
import { createFitTelemetry } from './telemetry.js'

/** How long to train before looking at the inbox, in milliseconds. */
const sliceMilliseconds = 4

/** Trains in slices, takes commands between them, tells what happens, and returns when it has been told to stop. */
export async function fit(
  settings: FitSettings,
  inbox: Inbox<FitRunCommand>,
  tell: (event: FitEvent) => void
): Promise<void> {
  const fitting = createFitting(settings)
  const telemetry = createFitTelemetry(fitting)
  let phase: FitPhase = 'training'
  let pace: number | null = null
  /** Steps that may be taken at this pace. */
  let allowance = 0
  const pulse = () => tell(telemetry.pulse(phase, pace))

  function obey(command: FitRunCommand): void {
    if (!isObeyed(command, phase)) return
    const isOver = phase === 'finished'
    phase = phaseAfter(command, phase)
    switch (command.type) {
      case 'resume':
        if (isOver) goOn(fitting)
        break
      case 'step':
        // At the end of the way down, a step would lead nowhere.
        if (fitting.step >= fitting.end) goOn(fitting)
        advance()
        break
      case 'learningRate':
        changeRate(fitting, command.value)
        break
      case 'pace':
        pace = command.stepsPerSecond
        allowance = 1
        telemetry.pace()
        break
      case 'addNeuron':
        if (fitting.pass.network.neurons < mostNeurons) addNeuron(fitting)
        break
      case 'removeNeuron':
        if (fitting.pass.network.neurons > 1) removeNeuron(fitting)
        break
      case 'activation':
        beginAnew(command.value, fitting.seed)
        break
      case 'restart':
        beginAnew(fitting.activation, fitting.seed + 1)
        break
      case 'pause':
      case 'stop':
    }
    pulse()
  }

  function beginAnew(activation: typeof fitting.activation, seed: number): void {
    begin(fitting, activation, seed)
    telemetry.begin()
    tell({ type: 'begun' })
  }

  function advance(): void {
    const isSound = takeStep(fitting)
    telemetry.countStep()
    if (!isSound) phase = 'diverged'
  }

  function slice(): void {
    const begun = performance.now()
    let now = begun
    while (phase === 'training' && now - begun < sliceMilliseconds && (pace === null || allowance >= 1)) {
      if (pace !== null) allowance--
      advance()
      if (phase === 'training' && fitting.step >= fitting.end) phase = 'finished'
      now = performance.now()
    }
  }

  pulse()
  for (let before = performance.now(); ; ) {
    if (inbox.has('stop')) return
    for (let command = inbox.take(); command; command = inbox.take()) obey(command)
    if (phase !== 'training') {
      await inbox.filled()
      before = performance.now()
      continue
    }
    slice()
    if (phase !== 'training' || telemetry.isDue()) pulse()
    await rest(pace === null || allowance >= 1 ? 0 : Math.min(50, (1000 * (1 - allowance)) / pace))
    const now = performance.now()
    const seconds = (now - before) / 1000
    before = now
    telemetry.seconds += seconds
    // What was missed is not made up for in a rush.
    if (pace !== null) allowance = Math.min(Math.max(1, pace / 4), allowance + seconds * pace)
  }
}

function rest(milliseconds: number): Promise<void> {
  return new Promise(resolve => (milliseconds > 0 ? setTimeout(resolve, milliseconds) : setImmediate(resolve)))
}
