import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { noiseFolder } from '../dataset/noise-folder.js'
import { plainEnvironment } from '../environment.js'
import { temporaryFolder } from '../temporary-folder.js'
import { onlyRun } from './program.js'
import { noStrace } from './strace.js'

/** Patterns of the system calls that matter, and what each of them does, in words. */
const meanings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^mkdir\("[^"]*"/, () => 'make folder'],
  [/^openat\(.*\.tmp", O_WRONLY\|O_CREAT\|O_EXCL/, () => 'create'],
  [/^pwrite64\(\d+<[^>]*\.tmp>, .* = (\d+)$/, ([, count]) => `write ${count}`],
  [/^fsync\(\d+<[^>]*\.tmp>\)/, () => 'flush file'],
  [/^fsync\(\d+<[^>]*>\)/, () => 'flush folder'],
  [/^rename\("[^"]*\.tmp", "[^"]*\/epoch-(\d+)\.safetensors"/, ([, epoch]) => `rename ${Number(epoch)}`],
  [/^unlink\("[^"]*\/epoch-(\d+)\.safetensors"/, ([, epoch]) => `delete ${Number(epoch)}`],
  [/^write\(1<[^>]*>, "\{\\"event\\":\\"epoch\\",\\"epoch\\":(\d+),/, ([, epoch]) => `tell ${Number(epoch)}`]
]

/** What a run does with the disk and tells, in the order in which it does it. */
async function watch(folder: string, args: readonly string[]): Promise<string[]> {
  const trace = ['-e', 'trace=mkdir,openat,pwrite64,write,fsync,rename,unlink']
  // One log a thread, because in a common one calls are cut in two when another comes in between.
  const options = ['-ff', '-y', '-qq', '-ttt', '-s', '60', ...trace, '-o', join(folder, 'log')]
  await promisify(execFile)('strace', [...options, process.execPath, 'dist/cli/main.js', ...args], {
    env: plainEnvironment()
  })
  const logs = (await readdir(folder)).filter(name => name.startsWith('log.'))
  const texts = await Promise.all(logs.map(name => readFile(join(folder, name), 'utf8')))
  const lines = texts.flatMap(text => text.split('\n')).toSorted()
  return lines.flatMap(line => {
    const call = line.slice(line.indexOf(' ') + 1)
    const found = meanings.map(([pattern, say]) => ({ match: pattern.exec(call), say })).find(({ match }) => match)
    return found ? [found.say(found.match!)] : []
  })
}

describe.skipIf(noStrace)('what a run does with the disk', () => {
  it('is in the order that no crash can undo, and pruning comes last', async () => {
    const folder = await temporaryFolder()
    const checkpoints = join(folder, 'checkpoints')
    const recipe = ['--data', await noiseFolder(), '--validation', '100', '--layers', '64', '--epochs', '8']
    const done = await watch(folder, ['--json', ...recipe, '--keep', '1', '--checkpoints', checkpoints])
    const { run, names } = await onlyRun(checkpoints)

    const saving = done.filter(what => !/^(delete|tell) /.test(what))
    const epochs = [1, 2, 3, 4, 5, 6, 7, 8]
    const kinds = saving.map(what => (what.startsWith('write') ? 'write' : what))
    expect(kinds).toEqual([
      ...['make folder', 'flush folder', 'make folder', 'flush folder'],
      ...epochs.flatMap(epoch => ['create', 'write', 'flush file', `rename ${epoch}`, 'flush folder'])
    ])
    const written = Number(saving.findLast(what => what.startsWith('write'))!.slice('write '.length))
    expect(written).toBe((await stat(join(run, names.at(-1)!))).size)

    for (const epoch of epochs) {
      // The first folder flushed after the file was put in its place.
      const flushed = done.indexOf('flush folder', done.indexOf(`rename ${epoch}`))
      expect(done.indexOf(`tell ${epoch}`)).toBeGreaterThan(flushed)
    }
    const deleted = done.filter(what => what.startsWith('delete'))
    const kept = names.map(name => `delete ${Number(basename(name, '.safetensors').slice('epoch-'.length))}`)
    expect([...deleted, ...kept].toSorted()).toEqual(epochs.map(epoch => `delete ${epoch}`))
    done.forEach((what, i) => {
      const before = done.slice(0, i).findLast(other => !/^(delete|tell) /.test(other))
      if (what.startsWith('delete')) expect(before).toBe('flush folder')
    })
  })
})
