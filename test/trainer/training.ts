import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Checkpoint, decodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import type { DataChoice } from '../../source/dataset/dataset.js'
import type { Recipe } from '../../source/engine/recipe.js'
import type { Event, Settings } from '../../source/trainer/protocol.js'
import { noiseFolder } from '../dataset/noise-folder.js'

// The worker has to be JavaScript, so it is the built program that is driven here: `npm run build` comes before the tests.
const built = new URL('../../dist/trainer/client.js', import.meta.url).href
const { startTraining } = (await import(built)) as typeof import('../../source/trainer/client.js')

type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>

/** Settings that say how many images are held out. */
export type ChosenSettings = Settings & { readonly data: DataChoice }

/** Two short epochs of four mini-batches each on the first images of MNIST, saved below `checkpoints`. */
export function mnistRun(checkpoints: string, recipe: Partial<Recipe> = {}): ChosenSettings {
  return {
    recipe: {
      hiddenLayers: [16, 16],
      activation: 'sigmoid',
      outputActivation: 'sigmoid',
      cost: 'quadratic',
      optimizer: 'sgd',
      learningRate: 0.3,
      schedule: 'constant',
      batchSize: 500,
      epochs: 2,
      weightDecay: 0,
      initializer: 'fan-in',
      augment: [],
      seed: 1,
      ...recipe
    },
    data: { data: 'mnist', validation: 1000, trainSize: 2000, shuffleLabels: false },
    threads: 1,
    checkpoints,
    keep: null,
    resume: null
  }
}

/** The same on a small data set, which takes a tenth of the time. */
export async function noiseRun(checkpoints: string, recipe: Partial<Recipe> = {}): Promise<ChosenSettings> {
  const data = { data: await noiseFolder(), validation: 100, trainSize: 'all', shuffleLabels: false } as const
  return { ...mnistRun(checkpoints, { batchSize: 50, ...recipe }), data }
}

/** The same run, to go on from what `name` stands for. */
export function resumed(
  settings: Settings,
  name = 'latest',
  overrides: NonNullable<Settings['resume']>['overrides'] = { recipe: {} }
): Settings {
  return { ...settings, resume: { name, overrides } }
}

/** A worker on a run, with all that it has told. It is stopped when the running test ends. */
export function training(settings: Settings) {
  const events: Event[] = []
  let seen = 0
  let heard = () => {}
  const { send, ended } = startTraining(settings, event => {
    events.push(event)
    heard()
  })
  let isOver = false
  const over = ended.then(() => {
    isOver = true
    heard()
  })
  onTestFinished(() => {
    send({ type: 'stop' })
    return over
  })

  /** The next event of a type, and, where it matters, of a kind; those before it are skipped. */
  async function next<Type extends Event['type']>(
    type: Type,
    isWanted: (event: EventOf<Type>) => boolean = () => true
  ): Promise<EventOf<Type>> {
    for (;;) {
      while (seen < events.length) {
        const event = events[seen++]!
        if (event.type === type && isWanted(event as EventOf<Type>)) return event as EventOf<Type>
      }
      if (isOver) throw new Error(`The worker ended without ${type}; it told ${JSON.stringify(events.at(-1))}.`)
      await new Promise<void>(resolve => {
        heard = resolve
      })
    }
  }

  /** Pauses, and waits until it stands still. */
  async function pause(): Promise<void> {
    send({ type: 'pause' })
    await next('state', ({ phase }) => phase === 'paused')
  }

  /** Does so many mini-batches one by one; the run has to be paused. */
  async function step(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      send({ type: 'step', unit: 'batch' })
      await next('pulse')
    }
  }

  async function stop(): Promise<void> {
    send({ type: 'stop' })
    await over
  }

  /** Trains to the end. */
  async function finish(): Promise<void> {
    await next('done')
    await stop()
  }

  const all = <Type extends Event['type']>(type: Type) => events.filter(event => event.type === type) as EventOf<Type>[]
  return { events, all, send, over, next, pause, step, stop, finish }
}

/** Goes so many mini-batches further one by one and stops. */
export async function stopAfter(settings: Settings, batches: number): Promise<void> {
  const run = training(settings)
  await run.pause()
  await run.step(batches)
  await run.stop()
}

/** The paths of all checkpoints below a folder, those of a run in the order of their names. */
export async function savedFiles(checkpoints: string): Promise<string[]> {
  const entries = await readdir(checkpoints, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted()
}

export async function readCheckpoint(path: string): Promise<Checkpoint> {
  return decodeCheckpoint(await readFile(path))
}

/** All of a checkpoint that does not depend on the clock. */
export function outcome({ description, tensors }: Checkpoint) {
  const { savedAt, timings, progress, ...rest } = description
  const { seconds, ...place } = progress
  return {
    ...rest,
    progress: place,
    tensors: tensors.map(tensor => ({ ...tensor, data: Buffer.from(tensor.data).toString('hex') }))
  }
}

/** What a run ends with when nothing comes in between. */
export async function outcomeOf(settings: Settings) {
  const run = training(settings)
  await run.finish()
  return outcome(await readCheckpoint(run.all('saved').at(-1)!.path))
}
