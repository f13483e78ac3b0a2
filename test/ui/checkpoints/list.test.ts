import { mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { encodeCheckpoint } from '../../../source/checkpoint/checkpoint.js'
import { checkpointName } from '../../../source/checkpoint/store.js'
import { createCheckpointList, type ListState } from '../../../source/ui/checkpoints/list.js'
import { alien, runs } from '../../checkpoint/runs.js'
import { smallCheckpoint } from '../../checkpoint/small.js'
import { temporaryFolder } from '../../temporary-folder.js'

const { description, tensors } = smallCheckpoint()
const [first] = description.history

/** A small checkpoint after so many epochs. */
function after(epoch: number, run = 'run'): readonly [string, Uint8Array] {
  const history = Array.from({ length: epoch }, (_, i) => ({
    ...first!,
    epoch: i + 1,
    validationAccuracy: 0.5 + i / 100
  }))
  const progress = { ...description.progress, epoch, batch: 0 }
  const bytes = encodeCheckpoint({ description: { ...description, progress, history, parent: null }, tensors })
  return [`${run}/${checkpointName(progress)}`, bytes]
}

/** A list of a folder that is open; it is closed when the running test ends. */
function opened(folder: string) {
  const list = createCheckpointList(folder)
  onTestFinished(() => list.close())
  list.open()
  /** Waits until the list is as wanted. */
  const until = (isSo: (state: ListState) => boolean) =>
    vi.waitFor(() => expect(isSo(list.state())).toBe(true), { timeout: 5000, interval: 5 })
  const listed = () => until(({ isListing, facts, runs }) => !isListing && facts.size === runs.size)
  const files = (run = 'run') => list.state().runs.get(run) ?? []
  return { list, until, listed, files }
}

describe('a list of checkpoints', () => {
  it('knows all files of all runs, the furthest first, and what the furthest tells of its run', async () => {
    const { folder, paths } = await runs(after(1, 'a'), after(2, 'a'), after(1, 'b'), ['c/notes.txt', alien])
    const { list, listed } = opened(folder)
    await listed()
    const { runs: found, facts, notes } = list.state()
    const pathsOf = (run: string) => found.get(run)?.map(({ path }) => path)
    expect([...found.keys()].sort()).toEqual(['a', 'b'])
    expect([pathsOf('a'), pathsOf('b')]).toEqual([[paths[1], paths[0]], [paths[2]]])
    expect(facts.get('a')).toMatchObject({ toldBy: paths[1], history: [{ epoch: 1 }, { epoch: 2 }] })
    // Nothing else was asked for.
    expect([...notes.keys()].sort()).toEqual([paths[1], paths[2]])
  })
  it('reads of the others only what is seen, and of those that are looked into everything', async () => {
    const { folder, paths } = await runs(after(1), after(2), after(3), after(4))
    const { list, listed, until, files } = opened(folder)
    await listed()
    const [, , second, last] = files()
    list.want([second!], [last!])
    await until(({ notes, descriptions }) => notes.size === 3 && descriptions.size === 1)
    expect(list.state().notes.get(paths[1]!)?.summary).toMatchObject({ place: { epoch: 2, batch: 0 }, heldOut: 0.51 })
    expect(list.state().descriptions.get(paths[0]!)?.recipe).toEqual(description.recipe)
    expect(list.state().notes.has(paths[2]!)).toBe(false)
  })
  it('says what is damaged and why, and lets the furthest that is whole tell of the run', async () => {
    const { folder, paths } = await runs(
      after(1),
      ['run/epoch-0002.safetensors', alien],
      ['run/epoch-0003.safetensors', alien]
    )
    const { list, listed } = opened(folder)
    await listed()
    expect(list.state().facts.get('run')?.toldBy).toBe(paths[0])
    expect(list.state().notes.get(paths[2]!)).toEqual({ summary: null, problem: expect.stringMatching(/^its header/) })
  })
  it('leaves out a file that has been deleted since it was listed', async () => {
    const { folder, paths } = await runs(after(1), after(2), after(3))
    const { list, listed, until, files } = opened(folder)
    await listed()
    await rm(paths[1]!)
    list.want(files(), [])
    await until(({ notes }) => notes.size === 2)
    expect(files().map(({ path }) => path)).toEqual([paths[2], paths[0]])
    expect([...list.state().notes.values()].every(({ problem }) => problem === null)).toBe(true)
  })
  it('comes to rest where nothing can be read', async () => {
    const { folder } = await runs(['run/epoch-0001.safetensors', alien])
    const { list, until } = opened(folder)
    await until(({ isListing, notes }) => !isListing && notes.size === 1)
    expect(list.state().facts.size).toBe(0)
  })
  it('follows a run that saves, when it is told', async () => {
    const { folder } = await runs(after(1))
    const { list, listed, until, files } = opened(folder)
    await listed()
    const [name, bytes] = after(2)
    await writeFile(join(folder, name), bytes)
    list.refresh(join(folder, 'run'))
    await until(({ facts }) => facts.get('run')?.history.length === 2)
    expect(files()).toHaveLength(2)
  })
  it('reads a file anew when it has changed, and forgets one that is gone with its run', async () => {
    const { folder, paths } = await runs(after(1), after(1, 'other'))
    const { list, listed, until } = opened(folder)
    await listed()
    await writeFile(paths[0]!, alien)
    await utimes(paths[0]!, 2_000_000, 2_000_000)
    await rm(dirname(paths[1]!), { recursive: true })
    list.close()
    list.open()
    await until(({ notes, isListing }) => !isListing && notes.get(paths[0]!)?.problem != null)
    expect([...list.state().runs.keys()]).toEqual(['run'])
    expect([...list.state().facts.keys()]).not.toContain('other')
  })
  it('stops listing and reading when it is closed', async () => {
    const { folder } = await runs(...Array.from({ length: 40 }, (_, i) => after(1, `run-${i}`)))
    const list = createCheckpointList(folder)
    list.open()
    list.close()
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(list.state().runs.size).toBe(0)
  })
  it('of a folder that is missing is empty, and of one that is none says so', async () => {
    const folder = await temporaryFolder()
    const missing = opened(join(folder, 'missing'))
    await missing.until(({ isListing }) => !isListing)
    expect(missing.list.state()).toMatchObject({ problem: null, runs: new Map() })
    await writeFile(join(folder, 'file'), '')
    const none = opened(join(folder, 'file'))
    await none.until(({ problem }) => problem !== null)
    expect(none.list.state().problem).toMatch(/^The folder .* can't be read \(ENOTDIR\): name another one\.$/)
  })
  it('does not follow symbolic links', async () => {
    const { folder, paths } = await runs(after(1))
    const other = await temporaryFolder()
    await mkdir(join(other, 'real'))
    await symlink(dirname(paths[0]!), join(other, 'linked'))
    await symlink(paths[0]!, join(other, 'real', 'epoch-0001.safetensors'))
    const { list, until } = opened(other)
    await until(({ isListing }) => !isListing)
    expect(list.state().runs.size).toBe(0)
    expect(await readdir(folder)).toEqual(['run'])
  })
  it('of ten thousand files is there at once, and answers while it grows', async () => {
    const { folder } = await runs(after(1, 'r-000'))
    await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const run = join(folder, `r-${String(i).padStart(3, '0')}`)
        await mkdir(run, { recursive: true })
        for (let epoch = 1; epoch <= 100; epoch++) await writeFile(join(run, checkpointName({ epoch, batch: 0 })), '')
      })
    )
    const { list, until } = opened(folder)
    let pieces = 0
    list.subscribe(() => pieces++)
    await until(({ runs: found }) => found.has('r-099'))
    await until(({ isListing }) => !isListing)
    expect([...list.state().runs.values()].flat()).toHaveLength(10_000)
    expect(pieces).toBeGreaterThan(1)
  })
})

describe('what is done to a file', () => {
  it('deletes it, and says so', async () => {
    const { folder, paths } = await runs(after(1), after(2))
    const { list, listed, until, files } = opened(folder)
    await listed()
    await list.remove(files()[1]!)
    await until(({ news }) => news === 'Deleted epoch 1 of run.')
    expect(files().map(({ path }) => path)).toEqual([paths[1]])
    expect(await readdir(join(folder, 'run'))).toEqual(['epoch-0002.safetensors'])
    list.hush()
    await until(({ news }) => news === null)
  })
})
