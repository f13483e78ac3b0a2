import { withFolder } from '../program.js'
import { median, quantile } from '../statistics.js'
import { isTraining, openScreen } from './terminal.js'

const up = '\u001b[A'
const down = '\u001b[B'

/** The learning rate that the screen shows, and not one of the marks "η 0.3→0.5" in the chart. */
function shownRate(rows) {
  return rows.join('\n').match(/η +(\d[\d.e+-]*)(?![\d.e+→-])/)?.[1]
}

/** Milliseconds from pressing a key that changes the learning rate until the screen shows another, at full speed. */
export async function keyLatencies(flags, presses) {
  return withFolder(async checkpoints => {
    const terminal = openScreen({ ...flags, checkpoints })
    try {
      await terminal.until('that it trains', isTraining)
      const latencies = []
      for (let press = 0; press < presses; press++) {
        // At a moment that has nothing to do with the frames: steps of the golden ratio fall everywhere evenly.
        await new Promise(resolve => setTimeout(resolve, 60 + 140 * ((press * 0.618_033_988_75) % 1)))
        const before = shownRate(terminal.screen())
        const pressed = performance.now()
        terminal.press(press % 2 === 0 ? up : down)
        const shown = await terminal.until('another learning rate', rows => shownRate(rows) !== before)
        latencies.push(shown - pressed)
      }
      return {
        median: median(latencies),
        p90: quantile(latencies, 0.9),
        p99: quantile(latencies, 0.99),
        most: Math.max(...latencies)
      }
    } finally {
      await terminal.kill()
    }
  })
}
