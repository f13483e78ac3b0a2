import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { loadCheckpoint } from '../../dist/checkpoint/load.js'
import { trainProgram, withFolder } from '../program.js'
import { median, spread } from '../statistics.js'
import { openTerminal } from './terminal.js'

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/**
 * How fast a run of `epochs` epochs trains headless and under a dashboard, round after round: ratios of headless to
 * dashboard seconds, so that 0.97 is a loss of 3 %. Both say in their checkpoints how long they took.
 */
export async function compareTraining(flags, epochs, rounds, progress) {
  const measured = []
  for (let round = 0; round < rounds; round++) {
    progress(`round ${round + 1} of ${rounds}, headless`)
    const headless = await withFolder(checkpoints => trainHeadless({ ...flags, epochs: `${epochs}`, checkpoints }))
    progress(`round ${round + 1} of ${rounds}, dashboard`)
    const dashboard = await withFolder(checkpoints =>
      trainShown({ ...flags, epochs: `${epochs}`, checkpoints }, epochs)
    )
    measured.push({ headless, dashboard })
  }
  const of = (mode, clock) => median(measured.map(round => round[mode][clock]))
  const ratio = clock => spread(measured.map(({ headless, dashboard }) => headless[clock] / dashboard[clock]))
  return {
    training: {
      headless: of('headless', 'training'),
      dashboard: of('dashboard', 'training'),
      ratio: ratio('training')
    },
    wall: { headless: of('headless', 'wall'), dashboard: of('dashboard', 'wall'), ratio: ratio('wall') }
  }
}

async function trainHeadless(flags) {
  await trainProgram(flags)
  return timesIn(flags.checkpoints)
}

async function trainShown(flags, epochs) {
  const terminal = openTerminal(flags)
  try {
    while (!(await savedEpochs(flags.checkpoints)).some(({ epoch }) => epoch === epochs)) {
      if (terminal.hasEnded()) throw new Error('The dashboard ended before its run did.')
      await pause(200)
    }
    terminal.press('q')
    await terminal.ended
  } finally {
    await terminal.kill()
  }
  return timesIn(flags.checkpoints)
}

/** Seconds an epoch: of training alone (median, the first not counted), and on the wall clock from saving to saving. */
async function timesIn(folder) {
  const saved = await savedEpochs(folder)
  const [first, last] = await Promise.all([saved[0], saved.at(-1)].map(({ path }) => describe(path, folder)))
  const epochs = last.progress.epoch - first.progress.epoch
  return {
    training: median(last.timings.slice(1).map(({ seconds }) => seconds)),
    wall: (last.savedAt - first.savedAt) / 1000 / epochs
  }
}

async function describe(path, folder) {
  return (await loadCheckpoint(path, folder)).checkpoint.description
}

/** Checkpoints at the end of an epoch, first to last. */
async function savedEpochs(folder) {
  const files = await readdir(folder, { recursive: true })
  return files
    .flatMap(file => {
      const epoch = file.match(/epoch-(\d+)\.safetensors$/)
      return epoch ? [{ epoch: Number(epoch[1]), path: join(folder, file) }] : []
    })
    .sort((a, b) => a.epoch - b.epoch)
}
