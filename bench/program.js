import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { dashed } from '../dist/cli/flag-table.js'

const run = promisify(execFile)

// What a developer has set for every day is not to change what is measured.
for (const name of Object.keys(process.env)) {
  if (name.startsWith('DOWNHILL_') && name !== 'DOWNHILL_PYTHON') delete process.env[name]
}
process.env.DOWNHILL_CONFIG = 'none'

/** What the program exits with when it does not know a flag. */
const wrongUsage = 2
/** What this exits with when somebody ends it early, as the program does. */
export const interrupted = 130

/** The built program, as a person starts it. */
export const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

/** `{ batchSize: '10', json: true }` → `['--batch-size', '10', '--json']` */
export function words(flags) {
  return Object.entries(flags).flatMap(([name, value]) => (value === true ? [dashed(name)] : [dashed(name), value]))
}

/** Trains with the built program and returns what it says: the `ready` object, one for each epoch, and `done`. */
export async function trainProgram(flags) {
  const { stdout } = await run(process.execPath, [program, ...words({ ...flags, headless: true, json: true })])
  const objects = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  return {
    ready: objects.find(({ event }) => event === 'ready'),
    epochs: objects.filter(({ event }) => event === 'epoch'),
    done: objects.find(({ event }) => event === 'done')
  }
}

/** What the built program's `evaluate` says of a checkpoint on the test images. */
export async function evaluateProgram(checkpoint) {
  const { stdout } = await run(process.execPath, [program, 'evaluate', checkpoint, '--json'])
  return JSON.parse(stdout)
}

const folders = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    process.exitCode = interrupted
    // A program that is interrupted together with this one saves first.
    setTimeout(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
      process.exit()
    }, 500)
  })
}

/** Gives `use` a folder of its own, which is removed afterwards, and when somebody ends this early. */
export async function withFolder(use) {
  if (process.exitCode === interrupted) throw new Error('Interrupted.')
  const folder = await mkdtemp(join(tmpdir(), 'downhill-bench-'))
  folders.add(folder)
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    folders.delete(folder)
  }
}

/**
 * How the program is told to train with one thread and, once it knows `--threads`, with two: the numbers of threads, and
 * the flags that ask for them.
 */
export async function threadChoices() {
  const refused = await withFolder(async checkpoints => {
    try {
      await trainProgram({ threads: '2', trainSize: '10', validation: '0', epochs: '1', layers: '4', checkpoints })
      return false
    } catch (error) {
      if (error.code === wrongUsage) return true
      throw error
    }
  })
  return refused ? [{ threads: 1, flags: {} }] : [1, 2].map(threads => ({ threads, flags: { threads: `${threads}` } }))
}
