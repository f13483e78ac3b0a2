import { expect, it } from 'vitest'
import { framesOf } from '../ui/borders.js'
import { isPaused, isTraining, startDownhill } from './downhill.js'

it('the dashboard fits a terminal that is made larger and smaller while it trains', async () => {
  const { terminal } = await startDownhill([120, 36])
  await terminal.until('training', isTraining)
  for (const [columns, rows] of [
    [100, 30],
    [80, 24],
    [200, 60],
    [90, 40]
  ] as const) {
    const fits = (shown: readonly string[]) => {
      const { frames, broken } = framesOf(shown)
      const edges = [Math.max(...frames.map(({ right }) => right)), Math.max(...frames.map(({ bottom }) => bottom))]
      return (
        broken.length === 0 && String(edges) === String([columns - 1, rows - 3]) && shown.at(-2)!.includes('q quit')
      )
    }
    terminal.resize(columns, rows)
    await terminal.until(`a frame of ${columns} × ${rows}`, fits)

    // What is still being written is written, and then all of it is looked at.
    terminal.press(' ')
    await terminal.until('that it is paused', shown => isPaused(shown) && fits(shown))
    expect(terminal.screen().at(-1)).toBe('')
    terminal.press(' ')
    await terminal.until('training', isTraining)
  }

  terminal.resize(60, 20)
  await terminal.until('what it needs', shown => shown.join(' ').includes('this one is 60 × 20.'))
  terminal.resize(80, 24)
  await terminal.until('the dashboard again', shown => framesOf(shown).frames.length === 4)
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
})
