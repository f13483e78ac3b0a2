import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { downhill, jsonLines } from '../cli/downhill.js'
import { temporaryFolder } from '../temporary-folder.js'
import { mnistFolder, networks, trainAndExport } from './trained-run.js'

/** A Python that has torch and numpy; PYTHON names another. */
const python = process.env.PYTHON ?? 'python3'
const run = (...args: string[]) => promisify(execFile)(python, args, { env: { ...process.env, OMP_NUM_THREADS: '1' } })

/** Accuracy in per cent and cost of each line that the script prints. */
function reports(stdout: string): { accuracy: number; cost: number }[] {
  const lines = [...stdout.matchAll(/^.*: (\d+\.\d\d)% of 10,000 test images, average cost (\d+\.\d{4})$/gm)]
  return lines.map(([, accuracy, cost]) => ({ accuracy: Number(accuracy), cost: Number(cost) }))
}

it.each(networks)('PyTorch evaluates as we do, and trains on: %s', async (_, flags) => {
  const folder = await temporaryFolder()
  const output = join(folder, 'pytorch')
  const checkpoint = await trainAndExport(folder, flags, 'pytorch', output)
  const [own] = jsonLines((await downhill(['evaluate', checkpoint, '--json'])).stdout)
  const save = ['--save', join(folder, 'trained.pt')]
  const { stdout } = await run(join(output, 'train.py'), mnistFolder, '--epochs', '1', ...save)
  const [before, after] = reports(stdout)
  expect(before!.accuracy).toBeCloseTo((own!.accuracy as number) * 100, 2)
  expect(before!.cost).toBeCloseTo(own!.cost as number, 3)
  expect(after!.cost).toBeLessThan(before!.cost * 1.02)
})

/** Runs the script on two processes, as torchrun does: it sets these variables. */
async function trainOnTwo(script: string, trained: string): Promise<string> {
  const shared = { MASTER_ADDR: '127.0.0.1', MASTER_PORT: '29513', WORLD_SIZE: '2', OMP_NUM_THREADS: '1' }
  const process = (rank: string) =>
    promisify(execFile)(python, [script, mnistFolder, '--epochs', '1', '--save', trained], {
      env: { ...globalThis.process.env, ...shared, RANK: rank, LOCAL_RANK: rank }
    })
  const [first] = await Promise.all([process('0'), process('1')])
  return first.stdout
}

it('PyTorch takes the same steps on two processes as on one', async () => {
  const folder = await temporaryFolder()
  const output = join(folder, 'pytorch')
  await trainAndExport(folder, '', 'pytorch', output)
  const [script, alone, together] = [join(output, 'train.py'), join(folder, 'alone.pt'), join(folder, 'together.pt')]
  const one = reports((await run(script, mnistFolder, '--epochs', '1', '--save', alone)).stdout)
  const two = reports(await trainOnTwo(script, together))
  expect(two).toEqual(one)
  const compare =
    'import sys, torch; a, b = map(torch.load, sys.argv[1:]); print(max((a[k] - b[k]).abs().max().item() for k in a))'
  expect(Number((await run('-c', compare, alone, together)).stdout)).toBeLessThan(1e-4)
})
