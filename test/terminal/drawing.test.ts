import { describe, expect, it } from 'vitest'
import { screenKey } from '../../source/ui/view.js'
import { isTraining, startDownhill } from './downhill.js'
import type { Terminal } from './terminal.js'

const contains = (text: string) => (rows: readonly string[]) => rows.some(row => row.includes(text))

/** Opens the pad of a network that learns a little MNIST fast, at 120 × 36. */
async function padOpened() {
  const flags = ['--preset', 'fast', '--train-size', '6000', '--validation', '1000']
  const { terminal } = await startDownhill([120, 36], flags, 'stty -a')
  await terminal.until('training', isTraining)
  expect(terminal.isMouseOn()).toBe(false)
  terminal.press(screenKey('draw'))
  await terminal.until('the pad', contains('draw something here'))
  await expect.poll(terminal.isMouseOn).toBe(true)
  return terminal
}

/** What a terminal sends for a line through points of the picture, whose pixels have two columns and a row. */
function line(...points: readonly (readonly [x: number, y: number])[]): string {
  const at = points.map(([x, y]) => `${2 * x + 3};${y + 4}`)
  return [`\u001b[<0;${at[0]}M`, ...at.slice(1).map(one => `\u001b[<32;${one}M`), `\u001b[<0;${at.at(-1)}m`].join('')
}

const seven = line([7, 5], [20, 5], [17, 11], [12, 23])

describe('drawing with the mouse', () => {
  it('is seen at once, and a network that is being trained knows what it is', async () => {
    const terminal = await padOpened()
    // In pieces that are cut anywhere, as over a slow line.
    for (let at = 0; at < seven.length; at += 5) {
      terminal.press(seven.slice(at, at + 5))
      await new Promise(resolve => setTimeout(resolve, 2))
    }
    await terminal.until('the answer', contains('it says 7'))
    expect(terminal.screen()[0]).toMatch(/training$/)
    terminal.press('u')
    await terminal.until('a blank pad', contains('draw something here'))
    terminal.press('\u001b')
    await terminal.until('the Train screen', contains('╭ cost'))
    await expect.poll(terminal.isMouseOn).toBe(false)
    terminal.press(seven)
    terminal.press(screenKey('draw'))
    await terminal.until('a pad that is still blank', contains('draw something here'))
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
    expectGivenBack(terminal)
  })
  it('ends with Ctrl-C, and the mouse is given back', async () => {
    const terminal = await padOpened()
    terminal.press(`${seven}\u001b[<0;20`)
    terminal.press('\u0003')
    expect(await terminal.ended).toBe(0)
    expectGivenBack(terminal)
  })
})

function expectGivenBack(terminal: Terminal): void {
  expect([terminal.isMouseOn(), terminal.isAlternate(), terminal.isCursorShown()]).toEqual([false, false, true])
  expect(terminal.screen().join(' ')).toMatch(/ icanon .*[ ;]echo /)
}
