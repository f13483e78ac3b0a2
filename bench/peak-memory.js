import { spawn } from 'node:child_process'
import { program, threadChoices, withFolder, words } from './program.js'
import { progress } from './progress.js'
import { canTellUsage, residentBytes } from './usage.js'

/** Prints the most memory that the real program takes for the largest network we promise, with Adam's moments. */
export async function peakMemory() {
  const layers = '2048,2048,2048'
  if (!canTellUsage) return console.log(`Memory of --layers ${layers} is skipped: this system has no /proc.`)
  const [{ flags: oneThread }] = await threadChoices()
  progress(`memory of --layers ${layers}`)
  const most = await withFolder(checkpoints =>
    peakOf({
      ...oneThread,
      layers,
      activation: 'relu',
      cost: 'cross-entropy',
      optimizer: 'adam',
      batchSize: '128',
      trainSize: '2560',
      validation: '1000',
      epochs: '2',
      checkpoints,
      headless: true
    })
  )
  progress('')
  console.log(
    `\n--layers ${layers} --optimizer adam, 2 epochs of 20 mini-batches with all of MNIST in memory and both saved: ` +
      `${(most / 2 ** 20).toFixed(0)} MiB at the most`
  )
}

function peakOf(flags) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words(flags)], { stdio: ['ignore', 'ignore', 'inherit'] })
    let most = 0
    const timer = setInterval(() => {
      try {
        // It only ever grows, so the last look before the end tells it.
        most = Math.max(most, residentBytes(child.pid, 'VmHWM') || 0)
      } catch {
        // It has just ended.
      }
    }, 20)
    child.on('error', reject)
    child.on('exit', code => {
      clearInterval(timer)
      if (code === 0) resolve(most)
      else reject(new Error(`--layers ${flags.layers} ended with exit code ${code}.`))
    })
  })
}
