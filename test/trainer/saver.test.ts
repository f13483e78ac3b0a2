import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Checkpoint } from '../../source/checkpoint/checkpoint.js'
import { temporaryName } from '../../source/checkpoint/leftovers.js'
import { checkpointName } from '../../source/checkpoint/store.js'
import type { Event } from '../../source/trainer/protocol.js'
import { createSaver } from '../../source/trainer/saver.js'
import { deadProcess, nameOf } from '../checkpoint/leftover.js'
import { smallCheckpoint } from '../checkpoint/small.js'
import { temporaryFolder } from '../temporary-folder.js'

// A disk on which what was written can be read back changed, or which refuses to delete, when a test asks for that.
const disk = vi.hoisted(() => ({ damages: false, refuses: false }))
vi.mock(import('node:fs/promises'), async original => {
  const real = await original()
  return {
    ...real,
    readFile: (async (path: string) => {
      const bytes = await real.readFile(path)
      return disk.damages ? bytes.subarray(0, -1) : bytes
    }) as typeof real.readFile,
    unlink: async path => {
      if (disk.refuses) throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' })
      return real.unlink(path)
    }
  }
})

const { description, tensors } = smallCheckpoint()
const name = (epoch: number, batch = 0) => checkpointName({ epoch, batch })

function after(epoch: number, validationAccuracy: number, batch = 0): Checkpoint {
  const history = [{ ...description.history[0]!, epoch, validationAccuracy }]
  return { description: { ...description, progress: { ...description.progress, epoch, batch }, history }, tensors }
}

async function saving(keep: number | null) {
  Object.assign(disk, { damages: false, refuses: false })
  const folder = await temporaryFolder()
  const events: Event[] = []
  const saver = createSaver({ checkpoints: folder, keep }, folder, [6, 3, 2], event => events.push(event))
  const files = async () => (await readdir(folder)).toSorted()
  return { folder, events, saver, files }
}

describe('a saver', () => {
  it('keeps everything by itself', async () => {
    const { saver, files } = await saving(null)
    for (const epoch of [1, 2, 3]) await saver.save(after(epoch, 1 / epoch))
    expect(await files()).toEqual([name(1), name(2), name(3)])
  })
  it('that keeps one has after each save the best and the last', async () => {
    const { saver, files } = await saving(1)
    const found: string[][] = []
    for (const accuracy of [0.5, 0.9, 0.7, 0.6]) {
      await saver.save(after(found.length + 1, accuracy))
      found.push(await files())
    }
    expect(found).toEqual([[name(1)], [name(2)], [name(2), name(3)], [name(2), name(4)]])
  })
  it('lets go of a file from the middle of an epoch with the next one', async () => {
    const { saver, files } = await saving(1)
    await saver.save(after(1, 0.5))
    await saver.save(after(1, 0.5, 20))
    expect(await files()).toEqual([name(1, 20), name(1)].toSorted())
    await saver.save(after(2, 0.4))
    expect(await files()).toEqual([name(1), name(2)])
  })
  it('counts what the run had before it was resumed', async () => {
    const { folder, saver, files } = await saving(1)
    await saver.save(after(1, 0.9))
    await saver.save(after(2, 0.8))
    const events: Event[] = []
    const resumed = createSaver({ checkpoints: folder, keep: 1 }, folder, [6, 3, 2], event => events.push(event))
    await resumed.save(after(3, 0.7))
    expect(await files()).toEqual([name(1), name(3)])
    expect(events.map(({ type }) => type)).toEqual(['saved'])
  })
  it('deletes first of all what a killed process has left half-written', async () => {
    const { folder, saver, files } = await saving(null)
    await saver.save(after(1, 0.5))
    const living = temporaryName()
    await writeFile(join(folder, living), 'half')
    await writeFile(join(folder, nameOf(living, await deadProcess())), 'half')
    await createSaver({ checkpoints: folder, keep: null }, folder, [6, 3, 2], () => {}).settled()
    expect(await files()).toEqual([living, name(1)])
  })
  it('deletes nothing, and says so, when the new file can’t be read back', async () => {
    const { folder, events, saver, files } = await saving(1)
    for (const epoch of [1, 2]) await saver.save(after(epoch, epoch / 10))
    await writeFile(join(folder, name(1)), 'older')
    disk.damages = true
    expect(await saver.save(after(3, 0.9))).toBe(false)
    expect(await files()).toEqual([name(1), name(2), name(3)])
    const message = expect.stringMatching(
      /^Could not save epoch-0003\.safetensors \(it should be \d+ bytes.*\) in \S+: the disk may be failing/
    )
    expect(events.at(-1)).toEqual({ type: 'unsaved', message, epoch: 3, batch: 0 })
  })
  it('warns, and has saved, when older files can’t be deleted', async () => {
    const { events, saver, files } = await saving(1)
    await saver.save(after(1, 0.1))
    disk.refuses = true
    expect(await saver.save(after(2, 0.2))).toBe(true)
    expect(await files()).toEqual([name(1), name(2)])
    const message = expect.stringMatching(/^Could not delete older files in \S+ \(EPERM\): [^\n]*\.$/)
    expect(events.slice(-2)).toEqual([
      expect.objectContaining({ type: 'saved', epoch: 2 }),
      { type: 'warning', message }
    ])
  })
  it('never touches another run', async () => {
    const { folder, saver, files } = await saving(1)
    await mkdir(join(folder, 'other'))
    await writeFile(join(folder, 'other', name(1)), 'other')
    for (const epoch of [1, 2, 3]) await saver.save(after(epoch, epoch / 10))
    expect(await files()).toEqual([name(3), 'other'])
    expect(await readdir(join(folder, 'other'))).toEqual([name(1)])
    await rm(join(folder, 'other'), { recursive: true })
  })
})
