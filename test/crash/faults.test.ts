import { describe, expect, it } from 'vitest'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { expectNothingLost } from './lost.js'
import { follow, onlyRun } from './program.js'
import { breakCalls, noStrace } from './strace.js'
import { isThorough } from './thorough.js'

/** What a save asks of the system, one after the other, and whether it is asked of the run's folder itself. */
const calls = [
  ['opening a file', 'openat', 'anything'],
  ['writing', 'pwrite64', 'anything'],
  ['flushing a file', 'fsync', 'anything'],
  ['renaming', 'rename', 'anything'],
  ['opening the folder', 'openat', 'folder'],
  ['flushing the folder', 'fsync', 'folder'],
  ['deleting', 'unlink', 'anything']
] as const
const errors = {
  EIO: 'the disk may be failing, so name another --checkpoints folder',
  EACCES: 'see whether the folder may be written to, or name another --checkpoints folder',
  EROFS: 'see whether the folder may be written to, or name another --checkpoints folder',
  ENOSPC: 'make room, or name another --checkpoints folder'
}
const all = calls.flatMap(call => Object.entries(errors).map(([error, advice]) => [...call, error, advice] as const))
const few = new Set(['writing EIO', 'flushing the folder EIO', 'deleting EACCES'])
const cases = isThorough ? all : all.filter(([what, , , error]) => few.has(`${what} ${error}`))

const keep = 2

/** What is said when a file can't be saved, when others can't be deleted, and when the folder can't be read to find them. */
function sentences(error: string, advice: string, run: string): Record<'saving' | 'deleting' | 'reading', RegExp> {
  const sentence = (text: string) => new RegExp(`^downhill: ${text}\\.$`)
  // strace replaces a call by one that does not exist, and where it goes away in the middle that is what the program sees.
  const either = (text: (error: string, advice: string) => string) =>
    `(${text(error, advice)}|${text('ENOSYS', 'name another --checkpoints folder')})`
  const unread = `it can't be read \\((${error}|ENOSYS)\\)\\) in ${run}: .*`
  return {
    saving: sentence(
      `Could not save epoch-\\d{4,}\\.safetensors \\((${either((code, what) => `${code}\\) in ${run}: ${what}`)}|${unread})`
    ),
    deleting: sentence(either((code, what) => `Could not delete older files in ${run} \\(${code}\\): ${what}`)),
    reading: sentence(`The folder \\S+ can't be read \\((${error}|ENOSYS)\\): name another one`)
  }
}

describe.skipIf(noStrace)('a system call that fails while a run saves', () => {
  it.each(cases)(
    '(%s: %s, %s, %s) is told, loses nothing, and training goes on',
    async (_, call, where, error, advice) => {
      const checkpoints = await temporaryFolder()
      const recipe = ['--data', await noiseFolder(), '--validation', '100', '--layers', '64', '--epochs', '100000']
      const run = follow([...recipe, '--checkpoints', checkpoints, '--keep', `${keep}`])
      const saves = () => run.epochs().filter(({ checkpoint }) => checkpoint !== null).length
      const complaints = () => run.complained().length
      await run.until(() => saves() >= 3)
      const { run: folder } = await onlyRun(checkpoints)
      const fault = await breakCalls(run.child.pid!, call, error, where === 'folder' ? folder : null)
      const before = run.epochs().length
      await run.until(() => complaints() >= 2 && run.epochs().length >= before + 2)
      await fault.mend()
      const saved = saves()
      await run.until(() => saves() >= saved + 3)
      run.child.kill('SIGINT')
      expect(await run.over).toBe(130)

      // One sentence for every failure, and none for anything else.
      const name = folder.slice(checkpoints.length + 1)
      const { saving, deleting, reading } = sentences(error, advice, name)
      const kinds = run.complained().map(line => [saving, deleting, reading].findIndex(kind => kind.test(line)))
      expect(kinds, run.complained().join('\n')).not.toContain(-1)
      expect(kinds).toContain(call === 'unlink' ? 1 : 0)
      const unsaved = run.epochs().filter(({ checkpoint }) => checkpoint === null)
      expect(unsaved).toHaveLength(kinds.filter(kind => kind === 0).length)

      const { names } = await onlyRun(checkpoints)
      await expectNothingLost(folder, run.epochs(), keep)
      expect(names.filter(file => file.endsWith('.tmp'))).toEqual([])
    }
  )
})
