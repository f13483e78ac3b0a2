/** The README's pictures: what is started, and what a person does until the screen is worth a picture. */

const up = '\u001b[A'
const down = '\u001b[B'
const large = [120, 36]

const epochOf = rows => Number(rows[1].match(/epoch +(\d+)/)?.[1] ?? 0)
const atEpoch = wanted => [`epoch ${wanted}`, rows => epochOf(rows) >= wanted]

export const scenes = [
  {
    name: 'dashboard',
    async play({ open }) {
      const shown = open([], large)
      await shown.until(...atEpoch(8))
      shown.press(up)
      await shown.until(...atEpoch(16))
      shown.press(down)
      shown.press(down)
      await shown.until(...atEpoch(24))
      return shown
    }
  }
]
