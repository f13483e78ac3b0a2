import { choose } from './choose.js'
import { memoryAt, startTimes, whilePaused, whileTraining } from './dashboard/display.js'
import { keyLatencies } from './dashboard/latency.js'
import { columns, rows } from './dashboard/terminal.js'
import { compareTraining } from './dashboard/training-speed.js'
import { machine } from './machine.js'
import { threadChoices } from './program.js'
import { progress } from './progress.js'
import { spread } from './statistics.js'
import { percent, short, table, withSpread } from './table.js'
import { canTellUsage } from './usage.js'

/** What is trained while the dashboard is looked at; epochs so many that it does not end by itself. */
const runs = [
  { name: 'classic: 784-16-16-10, batch 10', flags: { preset: 'classic' }, epochs: 120 },
  { name: 'fast', flags: { preset: 'fast' }, epochs: 24 }
]
const endless = { epochs: '100000' }
const seconds = 12
const presses = 120
const remembered = [20, 65, 110, 155, 200]

const mebibytes = bytes => `${(bytes / 2 ** 20).toFixed(0)} MiB`

/** Prints what the dashboard costs and how quick it is, in a real pseudo-terminal. */
export async function dashboard({ rounds, only }) {
  const chosen = choose(runs, only)
  const [{ flags: oneThread }] = await threadChoices()
  console.log(`The dashboard in a pseudo-terminal of ${columns} × ${rows}, training with one thread.`)
  console.log(machine())
  await speed(chosen, oneThread, rounds)
  for (const { name, flags } of chosen) await display(name, { ...flags, ...oneThread, ...endless }, rounds)
  await memory({ ...oneThread, ...endless })
}

async function speed(chosen, oneThread, rounds) {
  const lines = [['seconds an epoch', 'clock', 'headless', 'dashboard', 'speed with it', 'walking', 'speed then']]
  for (const { name, flags, epochs } of chosen) {
    const say = text => progress(`${name}: training speed, ${text}`)
    const result = await compareTraining({ ...flags, ...oneThread }, epochs, rounds, say)
    for (const [clock, label] of [
      ['training', 'training alone'],
      ['wall', 'wall']
    ]) {
      const { headless, dashboard, walk } = result[clock]
      const share = ({ speed }) => withSpread(speed, value => percent(value))
      const time = ({ seconds }) => `${short(seconds)} s`
      lines.push([name, label, time(headless), time(dashboard), share(dashboard), time(walk), share(walk)])
    }
  }
  show(lines)
  console.log(
    `${rounds} runs each way, in turn; median (lowest…highest) of the rounds. Wall: with evaluation, saving, and what screens ` +
      'ask the worker. Walking: through all eight screens, a second on each, again and again.'
  )
}

async function display(name, flags, rounds) {
  const lines = [[name, '']]
  if (canTellUsage) {
    progress(`${name}: processor while training`)
    const training = await whileTraining(flags, seconds)
    lines.push(
      [`display thread while training, over ${seconds} s`, `${percent(training.display)} of a core`],
      ['all threads while training', `${percent(training.all)} of a core`],
      ['written to the terminal while training', `${(training.bytesPerSecond / 1000).toFixed(1)} kB/s`]
    )
    progress(`${name}: processor while paused`)
    const paused = await whilePaused(flags, seconds)
    lines.push(
      [`display thread while paused, over ${seconds} s`, `${percent(paused.display, 2)} of a core`],
      ['all threads while paused', `${percent(paused.all, 2)} of a core`]
    )
  } else lines.push(['processor time and memory are skipped: this system has no /proc', ''])

  progress(`${name}: keys`)
  const { median, p90, p99, most } = await keyLatencies(flags, presses)
  const milliseconds = [median, p90, p99, most].map(value => value.toFixed(1)).join(' / ')
  lines.push([`key to changed screen, ${presses} presses: median / p90 / p99 / most`, `${milliseconds} ms`])

  progress(`${name}: starts`)
  const starts = []
  for (let round = 0; round < rounds; round++) starts.push(await startTimes(flags))
  for (const [moment, label] of [
    ['frame', 'start to first frame'],
    ['training', 'start to a frame that shows it train']
  ]) {
    lines.push([`${label}, ${rounds} starts`, `${withSpread(spread(starts.map(start => start[moment])))} s`])
  }
  show(lines)
}

async function memory(flags) {
  if (!canTellUsage) return
  progress('memory')
  const { sizes, most } = await memoryAt({ ...flags, preset: 'classic' }, remembered)
  show([
    ['memory of the classic run at epoch', ...remembered, 'most'],
    ['resident', ...sizes.map(mebibytes), mebibytes(most)]
  ])
}

function show(rowsOfCells) {
  progress('')
  console.log(`\n${table(rowsOfCells).join('\n')}`)
}
