/** The README's pictures: what is started, and what a person does until the screen is worth a picture. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const [up, down, right, enter] = ['\u001b[A', '\u001b[B', '\u001b[C', '\r']
const large = [120, 36]
const small = [100, 30]

const has = pattern => [String(pattern), rows => rows.some(row => pattern.test(row))]
const epochOf = rows => Number(rows[1].match(/epoch +(\d+)/)?.[1] ?? 0)
const atEpoch = wanted => [`epoch ${wanted}`, rows => epochOf(rows) >= wanted]
const isTested = ['the result of the test images', rows => /finished · test [\d.]+ %/.test(rows[0])]
const isPaused = ['that it is paused', rows => rows[0].endsWith('‖ paused')]

/** A run of 20 epochs that is over, and so the same whenever the pictures are made. */
async function finished({ open }, size, ...words) {
  const shown = open(['--epochs', '20', ...words], size)
  await shown.until(...isTested)
  return shown
}

/** Trains to the end of the epoch, changes the learning rate, and goes on. */
async function changeRate({ press, until }, key) {
  press('E')
  await until(...isPaused)
  press(key)
  press(' ')
}

/** What a terminal tells of a mouse that draws through points of the pad, whose pixels have two columns and a row each. */
function drawn(...points) {
  const at = points.map(([x, y]) => `${2 * x + 3};${y + 4}`)
  return [`\u001b[<0;${at[0]}M`, ...at.slice(1).map(one => `\u001b[<32;${one}M`), `\u001b[<0;${at.at(-1)}m`].join('')
}
const three = [
  ...[
    [8, 6],
    [12, 4],
    [17, 5],
    [19, 8],
    [17, 12],
    [13, 13]
  ],
  ...[
    [18, 14],
    [20, 18],
    [18, 22],
    [13, 24],
    [8, 22]
  ]
]

/** The run in a folder that has begun last, and its checkpoint at the end of an epoch. */
const lastRun = folder => join('checkpoints', runsIn(folder).at(-1))
const runsIn = folder =>
  readdirSync(join(folder, 'checkpoints'))
    .filter(name => /^\d/.test(name))
    .sort()
const atEnd = (run, epoch) => join(run, `epoch-${String(epoch).padStart(4, '0')}.safetensors`)

export const scenes = [
  {
    name: 'dashboard',
    async play({ open }) {
      const shown = open([], large)
      await shown.until(...atEpoch(7))
      await changeRate(shown, up)
      await shown.until(...atEpoch(15))
      await changeRate(shown, down + down)
      await shown.until(...atEpoch(24))
      return shown
    }
  },
  {
    name: 'neurons',
    async play(place) {
      const shown = await finished(place, large)
      shown.press('2')
      await shown.until(...has(/^│ neuron 0 +bias .* alive/))
      return shown
    }
  },
  {
    name: 'neuron',
    async play(place) {
      const shown = await finished(place, large)
      shown.press('2')
      await shown.until(...has(/^│ neuron 0 +bias .* alive/))
      shown.press(right.repeat(11) + enter)
      await shown.until(...has(/ alive: /))
      await shown.until(...has(/^│ \d +\d\.\d{3} .* \d +\d\.\d{3} .* \d +\d\.\d{3} /))
      return shown
    }
  },
  {
    name: 'confusion',
    async play(place) {
      const shown = await finished(place, large)
      shown.press('3')
      await shown.until(...has(/worst first/))
      return shown
    }
  },
  {
    name: 'example',
    async play(place) {
      const shown = await finished(place, large)
      shown.press('4')
      await shown.until(...has(/three ways to change it/))
      shown.press('m')
      await shown.until(...has(/^╭ held out [1-9]/))
      return shown
    }
  },
  {
    name: 'gradient',
    async play(place) {
      const shown = place.open([], large)
      await shown.until(...atEpoch(2))
      shown.press('5')
      await shown.until(...atEpoch(24))
      return shown
    }
  },
  {
    name: 'landscape',
    async play(place) {
      const shown = await finished(place, large)
      shown.press('6')
      await shown.until(
        'a survey that is done',
        rows => has(/3,185 points/)[1](rows) && !has(/│ \S+ +\d+ % │$/)[1](rows)
      )
      return shown
    }
  },
  {
    name: 'draw',
    async play(place) {
      const shown = await finished(place, large)
      shown.press('7')
      await shown.until(...has(/draw something here/))
      shown.press(drawn(...three))
      await shown.until(...has(/it says 3/))
      return shown
    }
  },
  {
    name: 'noise',
    async play(place) {
      const shown = await finished(place, large, '--activation', 'tanh', '--cost', 'cross-entropy')
      shown.press('7')
      await shown.until(...has(/draw something here/))
      shown.press('n')
      await shown.until(...has(/over 50 %/))
      return shown
    }
  },
  {
    name: 'checkpoints',
    async play({ folder, run, open }) {
      run(['--headless', '--epochs', '5'])
      const trunk = lastRun(folder)
      run(['--headless', '--resume', atEnd(trunk, 2), '--learning-rate', '3', '--epochs', '4'])
      const shown = open(['--resume', atEnd(trunk, 4), '--learning-rate', '0.1', '--epochs', '7'], large)
      await shown.until(...isTested)
      shown.press('8')
      await shown.until(
        'what they say',
        rows => has(/╭ epoch 7 of .*╭ confusion/)[1](rows) && has(/ 1 +[\d.]+ %/)[1](rows)
      )
      return shown
    }
  },
  {
    name: 'memorising',
    async play({ open }) {
      const words = ['--train-size', '1000', '--shuffle-labels', '--layers', '64', '--epochs', '150']
      const shown = open(words, large)
      await shown.until(...isTested)
      return shown
    }
  },
  {
    name: 'fit',
    async play({ open }) {
      const shown = open(['fit', 'sin(3*x) + x/2'], small)
      await shown.until(...has(/RMSE/))
      // A hundred steps a second, no dots behind the curve for what each neuron adds, and all of it from the next seed.
      shown.press('[[[n')
      await shown.until(...has(/of 100 steps/))
      shown.press('r')
      await shown.until('100 steps', rows => / step +1\d\d\//.test(rows[1]))
      shown.press(' ')
      await shown.until(...isPaused)
      return shown
    }
  }
]
