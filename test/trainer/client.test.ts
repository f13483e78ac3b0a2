import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.js'
import { mnistRun, noiseRun, readCheckpoint, savedFiles, training } from './training.js'

describe('a run', () => {
  it('tells ready, state, epochs and done in this order, and saves each epoch after it was told', async () => {
    const folder = await temporaryFolder()
    const run = training(mnistRun(folder))
    await run.finish()
    const told = run.events.filter(({ type }) => !['loading', 'pulse', 'saved'].includes(type))
    expect(told.map(event => (event.type === 'state' ? event.phase : event.type))).toEqual([
      ...['ready', 'training', 'epoch', 'epoch', 'finished', 'done', 'stopped']
    ])
    const finished = run.events.findIndex(event => event.type === 'state' && event.phase === 'finished')
    expect(run.events[finished - 1]).toMatchObject({ type: 'pulse', epoch: 2, batch: 0, secondsLeft: 0 })
    expect(run.events[0]).toEqual({ type: 'loading', what: 'reading mnist' })
    const files = await savedFiles(folder)
    expect(files.map(path => basename(path))).toEqual(['epoch-0001.safetensors', 'epoch-0002.safetensors'])
    expect(run.all('saved')).toEqual(files.map((path, i) => ({ type: 'saved', path, epoch: i + 1, batch: 0 })))
    for (const saved of run.all('saved')) {
      const epoch = run.all('epoch').find(({ record }) => record.epoch === saved.epoch)!
      expect(run.events.indexOf(saved)).toBeGreaterThan(run.events.indexOf(epoch))
    }
  })
  it('tells the same numbers as stand in its checkpoint, and trains in the memory that it shows', async () => {
    const folder = await temporaryFolder()
    const run = training(mnistRun(folder))
    await run.finish()
    const [ready] = run.all('ready')
    expect(ready).toMatchObject({
      sizes: [784, 16, 16, 10],
      parameterCount: 13_002,
      data: { name: 'mnist', training: 2000, validation: 1000, test: 10_000 },
      batchesPerEpoch: 4,
      epoch: 0,
      batch: 0,
      history: []
    })
    const { description, tensors } = await readCheckpoint((await savedFiles(folder)).at(-1)!)
    expect(description.history).toEqual(run.all('epoch').map(({ record }) => record))
    expect(description.timings).toEqual(run.all('epoch').map(({ timing }) => timing))
    expect(description.confusion).toEqual(run.all('epoch').at(-1)!.confusion)
    expect(description.confusion.flat().reduce((sum, n) => sum + n)).toBe(1000)
    const bias = new Float32Array(ready!.memory.buffer, ready!.parameters.biases[2]!, 10)
    const saved = new Float32Array(new Uint8Array(tensors.find(({ name }) => name === 'layers.2.bias')!.data).buffer)
    expect(bias).toEqual(saved)
  })
  it('keeps the best checkpoint and the last, when one is to be kept', async () => {
    const folder = await temporaryFolder()
    const run = training({ ...(await noiseRun(folder, { epochs: 6 })), keep: 1 })
    await run.finish()
    const records = run.all('epoch').map(({ record }) => record)
    const most = Math.max(...records.map(({ validationAccuracy }) => validationAccuracy!))
    const best = records.find(({ validationAccuracy }) => validationAccuracy === most)!
    const wanted = [...new Set([best.epoch, 6])].map(epoch => `epoch-000${epoch}.safetensors`)
    expect((await savedFiles(folder)).map(path => basename(path))).toEqual(wanted)
    expect(run.all('saved')).toHaveLength(6)
  })
  it('ends at once when it is told to while it still reads its data', async () => {
    const run = training(await noiseRun(await temporaryFolder(), { epochs: 400 }))
    // Told before it has begun, it hears of it while it reads: to wait for it to begin would be to wait too long now and then.
    await run.stop()
    expect(run.all('loading')).not.toEqual([])
    expect(run.events.filter(({ type }) => type !== 'loading')).toEqual([{ type: 'state', phase: 'stopped' }])
  })
  it('holds out a sixth where nobody says how many, and remembers that number', async () => {
    const folder = await temporaryFolder()
    const settings = await noiseRun(folder)
    const run = training({ ...settings, data: { ...settings.data, validation: null } })
    await run.finish()
    expect(run.all('ready')[0]!.data).toMatchObject({ training: 250, validation: 50 })
    expect((await readCheckpoint((await savedFiles(folder)).at(-1)!)).description.data.validation).toBe(50)
  })
  it('shows in its last pulse that everything is done', async () => {
    const run = training(await noiseRun(await temporaryFolder()))
    await run.finish()
    expect(run.all('pulse').at(-1)).toMatchObject({ epoch: 2, batch: 0, secondsLeft: 0 })
    const curve = run.all('pulse').flatMap(({ curve }) => curve.map(([at]) => at))
    expect(curve).toEqual([0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2])
  })
})

/** A run that stands after its second mini-batch, and is saved there. */
async function savedAfterTwo() {
  const folder = await temporaryFolder()
  const run = training(await noiseRun(folder))
  await run.pause()
  await run.step(2)
  run.send({ type: 'save' })
  const { path } = await run.next('saved')
  return { folder, run, path }
}

describe('commands', () => {
  it('are told of the learning rate that the schedule makes of theirs', async () => {
    const run = training(await noiseRun(await temporaryFolder(), { schedule: 'cosine', epochs: 2 }))
    await run.pause()
    await run.step(2)
    run.send({ type: 'learningRate', value: 0.75 })
    const { inForce } = await run.next('learningRate')
    await run.step(1)
    // A step is counted when it is made: its pulse tells the rate of the one after.
    expect(inForce).toBeLessThan(0.75)
    expect(inForce).toBeGreaterThan(run.all('pulse').at(-1)!.learningRate)
  })

  it('pause, step and change the learning rate, and take hold at once', async () => {
    const run = training(await noiseRun(await temporaryFolder()))
    await run.pause()
    expect(run.all('pulse')).toMatchObject([{ epoch: 0, batch: 0 }])
    await run.step(2)
    run.send({ type: 'learningRate', value: 0.75 })
    const change = { at: 0.5, from: 0.3, to: 0.75 }
    expect(await run.next('learningRate')).toEqual({ type: 'learningRate', value: 0.75, inForce: 0.75, change })
    await run.step(1)
    expect(run.all('pulse').map(({ batch, learningRate }) => [batch, learningRate])).toEqual([
      [0, 0.3],
      [1, 0.3],
      [2, 0.3],
      [3, 0.75]
    ])
    for (const { gradientNorm } of run.all('pulse').slice(1)) expect(gradientNorm).toBeGreaterThan(0)
    expect(run.all('epoch')).toEqual([])
    run.send({ type: 'resume' })
    await run.finish()
    expect(run.all('epoch').map(({ record }) => record.learningRate)).toEqual([0.75, 0.75])
  })
  it('save the middle of an epoch, once, however often it is asked for', async () => {
    const { folder, run, path } = await savedAfterTwo()
    expect(await savedFiles(folder)).toEqual([path])
    run.send({ type: 'save' })
    await run.stop()
    expect(run.all('saved')).toEqual([{ type: 'saved', path, epoch: 0, batch: 2 }])
    expect((await readCheckpoint(path)).description).toMatchObject({ progress: { epoch: 0, batch: 2 }, steps: 2 })
  })
  it('save again what has been deleted since', async () => {
    const { folder, run, path } = await savedAfterTwo()
    await rm(path)
    await run.stop()
    expect(await savedFiles(folder)).toEqual([path])
    expect((await readCheckpoint(path)).description.progress).toMatchObject({ epoch: 0, batch: 2 })
  })
  it('stop the run after saving what is not saved yet', async () => {
    const folder = await temporaryFolder()
    const run = training(await noiseRun(folder))
    await run.pause()
    await run.step(1)
    await run.stop()
    expect((await savedFiles(folder)).map(path => basename(path))).toEqual(['epoch-0000-batch-000001.safetensors'])
    expect(run.events.at(-1)).toMatchObject({ type: 'saved', batch: 1 })
  })
  it('stop a run that has done nothing without leaving a trace', async () => {
    const folder = await temporaryFolder()
    const run = training(await noiseRun(folder))
    await run.stop()
    expect(run.all('state').map(({ phase }) => phase)).toEqual(['stopped'])
    expect(await savedFiles(folder)).toEqual([])
  })
})
