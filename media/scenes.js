/** The README's pictures: what is started, and what a person does until the screen is worth a picture. */
import { pause } from './run.js'

const up = '\u001b[A'
const down = '\u001b[B'

const epochOf = rows => Number(rows[1].match(/epoch +(\d+)/)?.[1] ?? 0)
const atEpoch = wanted => [`epoch ${wanted}`, rows => epochOf(rows) >= wanted]

export const scenes = [
  {
    name: 'dashboard',
    flags: [],
    async play({ until, press }) {
      await until(...atEpoch(8))
      press(up)
      await until(...atEpoch(16))
      press(down)
      await pause(300)
      press(down)
      await until(...atEpoch(24))
    }
  }
]
