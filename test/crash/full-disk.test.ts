import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyFile } from '../../source/checkpoint/load.js'
import { saveAtomically } from '../../source/checkpoint/save.js'
import { downhill } from '../cli/downhill.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { follow, onlyRun } from './program.js'
import { noDisk, page, smallDisk } from './small-disk.js'
import { isThorough } from './thorough.js'

/** Four checkpoints of five pages each would want twenty. */
const epochs = 4
const sizes = isThorough ? Array.from({ length: 22 }, (_, i) => i + 1) : [1, 8, 22]

describe.skipIf(noDisk)('a full disk', () => {
  it.each(sizes)('of %i pages keeps what is saved, tells what is not, and training goes on', async pages => {
    const checkpoints = smallDisk(pages)
    const recipe = ['--data', await noiseFolder(), '--validation', '100', '--layers', '64', '--optimizer', 'adam']
    const run = follow([...recipe, '--epochs', `${epochs}`, '--checkpoints', checkpoints])
    const code = await run.over
    expect(run.epochs().map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4])
    const saved = run.epochs().filter(({ checkpoint }) => checkpoint !== null)
    expect(code).toBe(run.epochs().at(-1)!.checkpoint === null ? 1 : 0)
    expect(run.all('done')).toHaveLength(1)

    // All that was told to be saved is there and whole, and nothing else is.
    const { run: folder, names } = await onlyRun(checkpoints)
    expect(names.map(name => join(folder, name))).toEqual(saved.map(({ checkpoint }) => checkpoint))
    for (const name of names) expect(await verifyFile(join(folder, name)), name).toBeNull()

    const unsaved = run.epochs().filter(({ checkpoint }) => checkpoint === null)
    const advice = 'make room, or name another --checkpoints folder'
    // The last is tried once more when the run stops.
    expect([...new Set(run.complained())]).toEqual(
      unsaved.map(({ epoch }) => {
        const problem = `Could not save epoch-000${epoch}.safetensors (ENOSPC)`
        return `downhill: ${problem} in ${folder.slice(checkpoints.length + 1)}: ${advice}.`
      })
    )
    if (pages === sizes.at(0)) expect(saved).toEqual([])
    if (pages === sizes.at(-1)) expect(unsaved).toEqual([])
    if (saved.length > 0) expect((await downhill(['evaluate', 'latest', '--checkpoints', checkpoints])).code).toBe(0)
  })

  it('with room for one file more than is kept is never full', async () => {
    const recipe = ['--data', await noiseFolder(), '--validation', '100', '--layers', '64', '--optimizer', 'adam']
    const checkpoints = smallDisk(3 * 6)
    const run = follow([...recipe, '--epochs', '12', '--checkpoints', checkpoints, '--keep', '1'])
    expect(await run.over).toBe(0)
    expect(run.complained()).toEqual([])
  })

  it.each([0, 1, 2, 3, 4])('with %i pages left keeps an older file of the same name', async left => {
    const folder = smallDisk(2 + left)
    const path = join(folder, 'file')
    const [older, newer] = [Buffer.alloc(2 * page, 'older'), Buffer.alloc(4 * page, 'newer')]
    await writeFile(path, older)
    const outcome = await saveAtomically(path, newer).catch((error: NodeJS.ErrnoException) => error.code)
    expect(outcome).toBe(left < 4 ? 'ENOSPC' : undefined)
    expect(Buffer.compare(await readFile(path), left < 4 ? older : newer)).toBe(0)
    expect(await readdir(folder)).toEqual(['file'])
  })
})
