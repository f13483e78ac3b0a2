import { expect, it } from 'vitest'
import { framesOf } from '../ui/borders.js'
import { isPaused, isTraining, onNoise, startDownhill } from './downhill.js'

it('the dashboard fits a terminal that is made larger and smaller while it trains', async () => {
  const { terminal } = await startDownhill([120, 36], await onNoise())
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

  terminal.resize(39, 20)
  await terminal.until('what it needs', shown => shown.join(' ').includes('this one is 39 × 20.'))
  terminal.resize(80, 24)
  await terminal.until('the dashboard again', shown => framesOf(shown).frames.length === 5)
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
})

it('the dashboard outlives a storm of sizes while it trains', async () => {
  const { terminal } = await startDownhill([100, 30], await onNoise())
  await terminal.until('training', isTraining)
  const sizes = [
    [1, 1],
    [400, 120],
    [40, 12],
    [2, 50],
    [79, 23],
    [200, 3],
    [80, 24]
  ] as const
  for (let turn = 0; turn < 200; turn++) {
    const [columns, rows] = sizes[turn % sizes.length]!
    terminal.resize(columns, rows)
    // Some come one upon the other, some when a frame has been drawn in between.
    if (turn % 3 === 0) await new Promise(resolve => setTimeout(resolve, 10))
  }
  terminal.resize(120, 36)
  await terminal.until('the dashboard', shown => isTraining(shown) && framesOf(shown).frames.length === 5)
  terminal.press(' ')
  const shown = await terminal.until('that it is paused', isPaused)
  expect(framesOf(shown).broken).toEqual([])
  expect(terminal.scrolledAway()).toBe(0)

  terminal.resize(1, 1)
  await terminal.until('a letter', rows => rows.length === 1 && rows[0] === 'q')
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
})

it('the dashboard starts in a terminal that does not tell its size', async () => {
  const { terminal } = await startDownhill([80, 24], await onNoise(), 'true', { before: 'stty rows 0 columns 0' })
  const shown = await terminal.until('training', isTraining)
  expect(framesOf(shown)).toMatchObject({ broken: [], frames: { length: 5 } })
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
})
