import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { screenKey } from '../../source/ui/view.js'
import { framesOf } from '../ui/borders.js'
import { isPaused, isTraining, startDownhill } from './downhill.js'
import type { Terminal } from './terminal.js'

const contains = (text: string) => (rows: readonly string[]) => rows.some(row => row.includes(text))
const suffix = '.safetensors'
const [home, end, enter, esc] = ['\u001b[H', '\u001b[F', '\r', '\u001b']

/** Names of the checkpoints of each run below a folder, the runs in the order they began, and theirs as they were saved. */
async function runsIn(folder: string): Promise<Map<string, string[]>> {
  const runs = new Map<string, string[]>()
  for (const run of (await readdir(folder)).sort()) {
    const files = (await readdir(join(folder, run))).filter(name => name.endsWith(suffix))
    const names = files.map(name => name.slice(0, -suffix.length)).sort()
    if (names.length > 0) runs.set(run, names)
  }
  return runs
}

async function descriptionOf(...path: string[]) {
  return decodeCheckpoint(await readFile(join(...path) + suffix)).description
}

/** Trains until there are so many runs, and so many checkpoints of one of them, and stands still then. */
async function trainUntil(terminal: Terminal, checkpoints: string, runs: number, run: number, files: number) {
  const count = async () => [...(await runsIn(checkpoints)).values()].map(({ length }) => length)
  await expect.poll(async () => (await count()).length, { timeout: 20_000 }).toBe(runs)
  await expect.poll(async () => (await count())[run], { timeout: 20_000 }).toBeGreaterThanOrEqual(files)
  terminal.press(' ')
  await terminal.until('that it is paused', isPaused)
}

/** Shows on the Checkpoints screen only what holds some words. */
async function filter(terminal: Terminal, words: string, count: number): Promise<void> {
  terminal.press(`/${words}${enter}`)
  const title = new RegExp(`checkpoints · ${count} of [\\d,]+ in \\d runs? with “${words}”`)
  await terminal.until(
    `${count} with ${words}`,
    rows => rows.some(row => title.test(row)) && !contains('filter ')(rows)
  )
}

/** Shows all again. What is typed right behind escape would be taken for a key with alt. */
async function unfilter(terminal: Terminal): Promise<void> {
  terminal.press(esc)
  await terminal.until('all of them', rows => rows.some(row => /^╭ checkpoints · \d+ in \d runs?/.test(row)))
}

/** Chooses the only file shown of the run that all others have branched from. */
async function chooseRoot(terminal: Terminal, run: string): Promise<void> {
  const isRun = (row = '') => /\d{8}-\d{6}-/.test(row)
  await terminal.until('the tree', rows => rows.find(isRun)!.includes(run))
  terminal.press(home)
  await terminal.until('its file chosen', rows => rows[rows.findIndex(isRun) + 1]!.includes('›'))
}

it('a person rewinds, looks at the tree of branches, deletes, branches with another learning rate, and resumes', async () => {
  const flags = ['--train-size', '2000', '--validation', '500', '--epochs', '4000']
  const { terminal, checkpoints } = await startDownhill([80, 24], flags)
  await terminal.until('training', isTraining)
  await trainUntil(terminal, checkpoints, 1, 0, 3)
  const [trunk] = [...(await runsIn(checkpoints)).keys()] as [string]

  // Back to the first epoch, and on from there.
  terminal.press('b')
  await terminal.until('the epochs', rows => contains('╭ rewind')(rows) && contains('  this run  ')(rows))
  terminal.press(end)
  await terminal.until('the first epoch chosen', rows => rows.some(row => /›[ *]+1 /.test(row)))
  terminal.press(enter)
  await trainUntil(terminal, checkpoints, 2, 1, 3)
  const afterRewind = await runsIn(checkpoints)
  const [, branch] = [...afterRewind.keys()] as [string, string]
  expect(afterRewind.get(branch)![0]).toBe('epoch-0002')
  expect((await descriptionOf(checkpoints, branch, 'epoch-0002')).parent).toEqual({
    run: trunk,
    epoch: 1,
    batch: 0
  })
  // It was saved where it was, in the middle of an epoch or behind one, and nothing of it has changed.
  const kept = afterRewind.get(trunk)!
  expect(kept.slice(0, 3)).toEqual([1, 2, 3].map(epoch => `epoch-000${epoch}`))
  for (const name of kept) expect((await descriptionOf(checkpoints, trunk, name)).parent).toBeNull()

  terminal.press(screenKey('checkpoints'))
  const tree = await terminal.until('the branch', rows =>
    rows.some(row => /╭ \S+ {2}this run {2}from epoch 1 /.test(row))
  )
  expect(framesOf(tree).broken).toEqual([])

  await filter(terminal, 'epoch-0001.', 1)
  terminal.press('d')
  await terminal.until('the question', contains(`Delete epoch 1 of ${trunk}`))
  terminal.press('y')
  await terminal.until('that it is deleted', contains(`Deleted epoch 1 of ${trunk}.`))
  expect((await runsIn(checkpoints)).get(trunk)).toEqual(kept.slice(1))
  await unfilter(terminal)

  // Both runs have a second epoch.
  await filter(terminal, 'epoch-0002.', 2)
  await chooseRoot(terminal, trunk)
  terminal.press('l0.05')
  await terminal.until('the learning rate', contains('branch with η 0.05_'))
  terminal.press(enter)
  await terminal.until('the Train screen', rows => contains('╭ cost')(rows) && contains('η          0.05000')(rows))
  await trainUntil(terminal, checkpoints, 3, 2, 1)
  const [, , slower] = [...(await runsIn(checkpoints)).keys()] as [string, string, string]
  expect(await descriptionOf(checkpoints, slower, 'epoch-0003')).toMatchObject({
    parent: { run: trunk, epoch: 2, batch: 0 },
    rateChanges: [{ at: 2, from: 0.3, to: 0.05 }]
  })

  // On with the trunk, from where it was left.
  terminal.press(screenKey('checkpoints'))
  await unfilter(terminal)
  const before = await runsIn(checkpoints)
  const last = kept.at(-1)!
  await filter(terminal, `${last}.`, [...before.values()].filter(names => names.includes(last)).length)
  await chooseRoot(terminal, trunk)
  terminal.press('r')
  await trainUntil(terminal, checkpoints, 3, 0, before.get(trunk)!.length + 1)
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen().join('')).toContain(join(checkpoints, trunk))
})
