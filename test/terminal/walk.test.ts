import { describe, expect, it } from 'vitest'
import { type ScreenName, screenKey, screens } from '../../source/ui/view.js'
import { framesOf } from '../ui/borders.js'
import { isTraining, startDownhill } from './downhill.js'

const esc = '\u001b'

/** What each screen has in the title of a panel, and no other. */
const titles: Readonly<Record<ScreenName, RegExp>> = {
  train: /^╭ cost /,
  neurons: /^╭ hidden layer 1 · 16 sigmoid neurons /,
  confusion: /^╭ held out · 10,000 · .* worst first /,
  example: /^╭ held out 0 · /,
  gradient: /^╭ gradient · .* training examples/,
  landscape: /^╭ landscape /,
  draw: /^╭ draw /,
  checkpoints: /^╭ checkpoints · /
}

describe.each([
  [80, 24],
  [120, 36]
] as const)('a walk through all screens in a terminal of %d × %d', (...size) => {
  it('shows each of them whole and truly while training goes on at full speed', async () => {
    const { terminal } = await startDownhill(size, ['--epochs', '4000'])
    await terminal.until('training', isTraining)
    // A frame may come in pieces, so it is waited for until it is whole.
    const whole = (title: RegExp) => (rows: readonly string[]) =>
      rows.some(row => title.test(row)) && framesOf(rows).broken.length === 0
    for (const { name } of [...screens, screens[0]]) {
      terminal.press(screenKey(name))
      await terminal.until(`the screen ${name}`, whole(titles[name]))
      for (const [key, title] of [['?', /^╭ help /] as const, ['i', /^╭ explained · /] as const]) {
        terminal.press(key)
        await terminal.until(`what ${key} says of it`, whole(title))
        terminal.press(esc)
        await terminal.until(`${name} again`, whole(titles[name]))
      }
    }
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
  })
})
