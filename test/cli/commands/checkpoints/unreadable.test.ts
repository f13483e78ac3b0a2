import { describe, expect, it, vi } from 'vitest'
import { listCommand } from '../../../../source/cli/commands/checkpoints/list.js'
import { pruneCommand } from '../../../../source/cli/commands/checkpoints/prune.js'
import { verifyCommand } from '../../../../source/cli/commands/checkpoints/verify.js'
import { runs, whole } from '../../../checkpoint/runs.js'

// The tests may run as root, whom no folder refuses: one of this name is refused to everybody. Another is gone when it is read.
vi.mock(import('node:fs/promises'), async original => {
  const real = await original()
  const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
  const readdir = async (path: string, options: never) =>
    path.endsWith('locked') ? Promise.reject(refused) : real.readdir(path, options)
  const readFile = async (path: string) => {
    if (path.includes('vanishing')) await real.rm(path)
    return real.readFile(path)
  }
  return { ...real, readdir: readdir as typeof real.readdir, readFile: readFile as typeof real.readFile }
})

/** What a command prints, and its exit code. */
async function outcomeOf(command: () => Promise<number>) {
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation(text => {
      printed[name] += text
      return true
    })
  }
  try {
    return { code: await command(), ...printed }
  } finally {
    vi.restoreAllMocks()
  }
}

const some = () => runs(['a/epoch-0001.safetensors', whole], ['locked/epoch-0002.safetensors', whole])
const passedOver = (folder: string) =>
  `downhill: The run ${folder}/locked is passed over because it can't be read (EACCES): see whether its folder may be read.\n`

describe('a run that can’t be read', () => {
  it('is passed over by list, which says so, and shows the others', async () => {
    const { folder, paths } = await some()
    const { code, stdout, stderr } = await outcomeOf(() => listCommand(folder, 'json'))
    expect([code, stderr]).toEqual([0, passedOver(folder)])
    expect(JSON.parse(stdout)).toMatchObject({ path: paths[0] })
  })
  it('is no success for verify, which reads the others', async () => {
    const { folder } = await some()
    const outcome = await outcomeOf(() => verifyCommand(folder, 'lines'))
    expect(outcome).toEqual({ code: 1, stdout: '1 read, 1 whole, 0 not.\n', stderr: passedOver(folder) })
  })
  it('is no success for prune, which goes on with the others', async () => {
    const { folder } = await some()
    const outcome = await outcomeOf(() => pruneCommand(folder, 1, 'rehearse', 'lines'))
    const stderr = `downhill: The folder ${folder}/locked can't be read (EACCES): name another one.\n`
    expect(outcome).toEqual({ code: 1, stdout: '0 would be deleted, 1 kept.\n', stderr })
  })
})

it('a file that is deleted while others are read is nothing to verify', async () => {
  const { folder } = await runs(['a/epoch-0001.safetensors', whole], ['vanishing/epoch-0001.safetensors', whole])
  const outcome = await outcomeOf(() => verifyCommand(folder, 'lines'))
  expect(outcome).toEqual({ code: 0, stdout: '1 read, 1 whole, 0 not.\n', stderr: '' })
})
