import { withFolder } from '../program.js'
import { median } from '../statistics.js'
import { processorShares, residentBytes } from '../usage.js'
import { isPaused, isTraining, openScreen, openTerminal } from './terminal.js'

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))
const space = ' '

/** Opens a dashboard with a folder of its own, hands it to `use`, and closes it. */
function withDashboard(open, flags, use) {
  return withFolder(async checkpoints => {
    const terminal = open({ ...flags, checkpoints })
    try {
      return await use(terminal)
    } finally {
      await terminal.kill()
    }
  })
}

/** Shares of a core and bytes a second while it trains, at full speed and with nobody pressing anything. */
export function whileTraining(flags, seconds) {
  return withDashboard(openTerminal, flags, async terminal => {
    // Long enough to have loaded, drawn everything once, and compiled what is hot.
    await pause(5000)
    const bytes = terminal.bytes()
    const shares = await processorShares(terminal.pid, seconds)
    return { ...shares, bytesPerSecond: (terminal.bytes() - bytes) / seconds }
  })
}

/** Shares of a core while it stands still. */
export function whilePaused(flags, seconds) {
  return withDashboard(openScreen, flags, async terminal => {
    await terminal.until('that it trains', isTraining)
    terminal.press(space)
    await terminal.until('that it is paused', isPaused)
    await pause(2000)
    return processorShares(terminal.pid, seconds)
  })
}

/** Seconds from the start of the program to its first frame, and to the first one that shows it train. */
export function startTimes(flags) {
  return withDashboard(openScreen, flags, async terminal => {
    const frame = await terminal.until('a first frame', ([first = '']) => first.includes('downhill'))
    const training = await terminal.until('that it trains', isTraining)
    return { frame: (frame - terminal.spawned) / 1000, training: (training - terminal.spawned) / 1000 }
  })
}

/** Median of a second's resident memory: it goes up and down as rubbish gathers and is collected. */
async function usualMemory(pid) {
  const sizes = []
  for (let look = 0; look < 10; look++) {
    sizes.push(residentBytes(pid))
    await pause(100)
  }
  return median(sizes)
}

/** Resident memory after some of the epochs of a long run, in bytes. */
export function memoryAt(flags, epochs) {
  return withDashboard(openScreen, flags, async terminal => {
    const sizes = []
    for (const epoch of epochs) {
      await terminal.until(`epoch ${epoch}`, ([, second = '']) => Number(second.match(/epoch +(\d+)\//)?.[1]) >= epoch)
      sizes.push(await usualMemory(terminal.pid))
    }
    return { sizes, most: residentBytes(terminal.pid, 'VmHWM') }
  })
}
