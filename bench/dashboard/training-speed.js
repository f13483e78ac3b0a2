import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { loadCheckpoint } from '../../dist/checkpoint/load.js'
import { screens } from '../../dist/ui/view.js'
import { trainProgram, withFolder } from '../program.js'
import { median, spread } from '../statistics.js'
import { openTerminal } from './terminal.js'

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Ways to train: with nobody looking, before somebody who looks at one screen, and before somebody who goes through all. */
const ways = ['headless', 'dashboard', 'walk']

/**
 * Seconds an epoch of runs of `epochs` epochs, each way, round after round: `{ training, wall }`, each an object with for
 * every way `{ seconds, speed }`, where a speed of 0.97 is a loss of 3 % against headless. The runs say in their checkpoints
 * how long they took.
 */
export async function compareTraining(flags, epochs, rounds, progress) {
  const train = { headless: trainHeadless, dashboard: trainShown(() => {}), walk: trainShown(walkOn) }
  const measured = []
  for (let round = 0; round < rounds; round++) {
    const times = {}
    for (const way of ways) {
      progress(`round ${round + 1} of ${rounds}, ${way}`)
      times[way] = await withFolder(checkpoints => train[way]({ ...flags, epochs: `${epochs}`, checkpoints }, epochs))
    }
    measured.push(times)
  }
  const summary = (way, clock) => ({
    seconds: median(measured.map(round => round[way][clock])),
    speed: spread(measured.map(round => round.headless[clock] / round[way][clock]))
  })
  const byWay = clock => Object.fromEntries(ways.map(way => [way, summary(way, clock)]))
  return { training: byWay('training'), wall: byWay('wall') }
}

/** Goes on to the next screen every second, which is every fifth look. */
function walkOn(terminal, look) {
  if (look % 5 === 0) terminal.press(`${1 + ((look / 5) % screens.length)}`)
}

async function trainHeadless(flags) {
  await trainProgram(flags)
  return timesIn(flags.checkpoints)
}

/** Trains under a dashboard, before somebody who does `look` five times a second. */
function trainShown(look) {
  return async (flags, epochs) => {
    const terminal = openTerminal(flags)
    try {
      for (let looks = 0; !(await savedEpochs(flags.checkpoints)).some(({ epoch }) => epoch === epochs); looks++) {
        if (terminal.hasEnded()) throw new Error('The dashboard ended before its run did.')
        look(terminal, looks)
        await pause(200)
      }
      terminal.press('q')
      await terminal.ended
    } finally {
      await terminal.kill()
    }
    return timesIn(flags.checkpoints)
  }
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
