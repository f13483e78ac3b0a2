import { describe, expect, it } from 'vitest'
import type { Command, Event, Settings } from '../../source/trainer/protocol.js'
import { startReviving } from '../../source/trainer/reviving.js'
import { ready } from '../ui/run.js'

/** Workers that do what the test says, in the order they were started. */
function actors(settings: Partial<Settings> = {}) {
  const workers: { settings: Settings; listen: (event: Event) => void; sent: Command[]; exit: () => void }[] = []
  const heard: Event[] = []
  const client = startReviving(
    { resume: null, checkpoints: 'runs', ...settings } as Settings,
    event => heard.push(event),
    (settings, listen) => {
      const sent: Command[] = []
      let exit = () => {}
      const ended = new Promise<void>(resolve => {
        exit = resolve
      })
      workers.push({ settings, listen, sent, exit })
      return { send: command => sent.push(command), ended }
    }
  )
  let hasEnded = false
  void client.ended.then(() => {
    hasEnded = true
  })
  return { client, workers, heard, hasEnded: () => hasEnded }
}

const failed: Event = { type: 'failed', message: 'gone', wrongUsage: false }
const saved = (path: string): Event => ({ type: 'saved', path, epoch: 1, batch: 0 })
const settled = () => new Promise(resolve => setImmediate(resolve))
const overrides = { recipe: { epochs: 30, schedule: 'constant' } }

describe('a worker that dies', () => {
  it.each([
    ['from the beginning when nothing is saved', [ready], null, null],
    [
      'from where the run was resumed',
      [ready],
      { name: 'latest', overrides: { recipe: {} } },
      { name: 'latest', overrides: { recipe: {} } }
    ],
    ['from the newest of the run', [ready, saved('runs/a/1'), saved('runs/a/2')], null, { name: 'runs/a', overrides }]
  ] as const)('is followed by one that goes on %s', async (_, events, resume, expected) => {
    const { client, workers, heard } = actors({ resume } as Partial<Settings>)
    for (const event of [...events, failed]) workers[0]!.listen(event)
    client.send({ type: 'recover' })
    expect(workers).toHaveLength(1)
    workers[0]!.exit()
    await settled()
    expect(workers[1]!.settings).toEqual({ resume: expected, checkpoints: 'runs' })
    expect(heard.at(-1)).toEqual({ type: 'loading', what: 'starting again' })
    client.send({ type: 'pause' })
    expect(workers[1]!.sent).toEqual([{ type: 'pause' }])
  })

  it('is followed by one that goes on from what it had been given', async () => {
    const from = { name: 'other', overrides: { recipe: {} } }
    const { client, workers } = actors()
    for (const event of [ready, saved('runs/a/1')]) workers[0]!.listen(event)
    client.send({ type: 'load', from })
    for (const event of [ready, failed]) workers[0]!.listen(event)
    workers[0]!.exit()
    client.send({ type: 'recover' })
    await settled()
    expect(workers[1]!.settings.resume).toEqual(from)
  })

  it('is not followed by one that goes on from what it refused before', async () => {
    const { client, workers } = actors()
    for (const event of [ready, saved('runs/a/1')]) workers[0]!.listen(event)
    client.send({ type: 'load', from: { name: 'other', overrides: { recipe: {} } } })
    // It diverges instead, and goes on from its own last checkpoint.
    client.send({ type: 'recover' })
    for (const event of [ready, failed]) workers[0]!.listen(event)
    workers[0]!.exit()
    client.send({ type: 'recover' })
    await settled()
    expect(workers[1]!.settings.resume).toEqual({ name: 'runs/a', overrides })
  })

  it('has not ended training before it is told to stop', async () => {
    const { client, workers, hasEnded } = actors()
    for (const event of [ready, failed]) workers[0]!.listen(event)
    workers[0]!.exit()
    await settled()
    expect(hasEnded()).toBe(false)
    client.send({ type: 'stop' })
    await settled()
    expect(hasEnded()).toBe(true)
    client.send({ type: 'recover' })
    await settled()
    expect(workers).toHaveLength(1)
  })

  it('before anything was ready has', async () => {
    const { workers, hasEnded } = actors()
    workers[0]!.listen(failed)
    workers[0]!.exit()
    await settled()
    expect(hasEnded()).toBe(true)
  })

  it('may do so twice', async () => {
    const { client, workers } = actors()
    for (const worker of [0, 1]) {
      for (const event of [ready, failed]) workers[worker]!.listen(event)
      workers[worker]!.exit()
      client.send({ type: 'recover' })
      client.send({ type: 'recover' })
      await settled()
    }
    expect(workers).toHaveLength(3)
  })
})

it('a worker that lives is asked itself, and has ended when it has', async () => {
  const { client, workers, hasEnded } = actors()
  workers[0]!.listen(ready)
  client.send({ type: 'recover' })
  client.send({ type: 'stop' })
  expect(workers[0]!.sent).toEqual([{ type: 'recover' }, { type: 'stop' }])
  workers[0]!.exit()
  await settled()
  expect(hasEnded()).toBe(true)
})
