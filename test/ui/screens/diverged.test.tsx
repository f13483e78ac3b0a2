import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noAnswers } from '../../../source/ui/screens/diverged.js'
import { reading } from '../../../source/ui/spoken/readings.js'
import { diverged, stateAfter } from '../run.js'
import { showApp } from '../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What stands on a screen of a run that has diverged. */
async function shown(key: string): Promise<string> {
  const app = showApp({ columns: 80, rows: 24, events: diverged })
  await app.press(key)
  const text = app.lines().join('\n')
  app.close()
  return text
}

describe('a network that has diverged', () => {
  it('is not asked for answers to be read out', async () => {
    const ask = vi.fn()
    expect(await reading('example', stateAfter(diverged), ask)).toEqual([noAnswers])
    expect(ask).not.toHaveBeenCalled()
  })
  it.each([
    ['confusion', '3'],
    ['example', '4'],
    ['landscape', '6'],
    ['draw', '7']
  ])('answers nothing on the %s screen', async (_, key) => {
    const text = await shown(key)
    expect(text).toContain('╭ no answers ──')
    expect(text).toContain("Training has diverged: the network's weights")
    expect(text).not.toMatch(/NaN|said/)
  })
  it.each([
    ['train', '1'],
    ['gradient', '5'],
    ['checkpoints', '8']
  ])('still has its %s screen, which tells how it came', async (_, key) => {
    expect(await shown(key)).not.toContain('no answers')
  })
})
