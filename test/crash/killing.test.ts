import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listRun } from '../../source/checkpoint/store.js'
import { createRandom } from '../../source/engine/random.js'
import { downhill, jsonLines } from '../cli/downhill.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { expectNothingLost } from './lost.js'
import { type EpochLine, follow, onlyRun } from './program.js'
import { isThorough } from './thorough.js'

/** Ten runs of 50 kills, which differ in how much there is to write and to prune. */
const runs = (isThorough ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1]).map(seed => ({
  seed,
  kills: isThorough ? 50 : 6,
  keep: 1 + (seed % 3),
  flags: ['--layers 16', '--layers 64,64 --optimizer adam', '--layers 512 --optimizer momentum'][seed % 3]!
}))

/** The longest that a run may save and prune before it is killed, in milliseconds. */
const longest = 150

describe('kill -9 at random moments while a run saves and prunes', () => {
  it.each(runs)(
    'loses no finished save and leaves no torn file: run $seed, --keep $keep, $flags',
    async options => {
      const { seed, kills, keep } = options
      const flags = options.flags.split(' ')
      const checkpoints = await temporaryFolder()
      const random = createRandom(seed, 4)
      const recipe = [
        '--data',
        await noiseFolder(seed),
        '--validation',
        '100',
        '--batch-size',
        '20',
        '--seed',
        `${seed}`
      ]
      const where = ['--checkpoints', checkpoints, '--keep', `${keep}`]
      const told: EpochLine[] = []
      const seen = { halfWritten: 0, untold: 0 }

      for (let kill = 0; kill <= kills; kill++) {
        const isFirst = kill === 0
        const program = follow([
          ...where,
          ...(isFirst ? [...recipe, ...flags, '--epochs', '100000'] : ['--resume', 'latest'])
        ])
        await program.until(() => program.all('ready').length > 0)
        if (isFirst) await program.until(() => program.epochs().length > 0)
        await setTimeout(random.uniform() * longest)
        program.child.kill('SIGKILL')
        await program.over
        // Nothing was passed over, nothing could not be saved or deleted, and the run went on from the last save or a later one.
        expect(program.complained()).toEqual([])
        expect(program.all('ready')[0]!.epoch).toBeGreaterThanOrEqual(told.at(-1)?.epoch ?? 0)
        told.push(...program.epochs())
        const { run, names } = await onlyRun(checkpoints)
        await expectNothingLost(run, told, keep)
        seen.halfWritten += names.filter(name => name.endsWith('.tmp')).length > 0 ? 1 : 0
        seen.untold += names.some(name => name > basename(told.at(-1)!.checkpoint!)) ? 1 : 0
        if (kill % 10 === 5) await expectLatestIsEvaluated(run, checkpoints)
      }

      // The bits are those of a run that nobody killed, and what the killed ones left half-written is gone.
      const last = follow([...where, '--resume', 'latest'])
      await last.until(() => last.epochs().length > 0)
      last.child.kill('SIGINT')
      expect(await last.over).toBe(130)
      told.push(...last.epochs())
      const { run, names } = await onlyRun(checkpoints)
      await expectNothingLost(run, told, keep)
      expect(names.filter(name => name.endsWith('.tmp'))).toEqual([])
      await expectSameAsNeverKilled(told, [...recipe, ...flags])
      console.log(
        `run ${seed}: ${kills + 1} kills over ${told.at(-1)!.epoch} epochs; ${seen.halfWritten} left a half-written file, ` +
          `${seen.untold} one that was saved and not yet told`
      )
    },
    600_000
  )
})

async function expectLatestIsEvaluated(run: string, checkpoints: string): Promise<void> {
  const { code, stdout, stderr } = await downhill(['evaluate', 'latest', '--json', '--checkpoints', checkpoints])
  expect([code, stderr]).toEqual([0, ''])
  expect(jsonLines(stdout)[0]).toMatchObject({ checkpoint: (await listRun(run))[0]!.path })
}

/** What was told of each epoch is what a run of the same recipe tells that is left alone. */
async function expectSameAsNeverKilled(told: readonly EpochLine[], recipe: readonly string[]): Promise<void> {
  const { epoch } = told.at(-1)!
  const alone = follow([...recipe, '--epochs', `${epoch}`, '--checkpoints', await temporaryFolder(), '--keep', '1'])
  expect(await alone.over).toBe(0)
  const wanted = new Map(alone.epochs().map(line => [line.epoch, line.cost]))
  expect(told.map(({ epoch, cost }) => [epoch, cost])).toEqual(told.map(({ epoch }) => [epoch, wanted.get(epoch)]))
}
