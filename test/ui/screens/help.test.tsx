import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bindings } from '../../../source/ui/keymap.js'
import { screenKey, screens } from '../../../source/ui/view.js'
import { loading, training } from '../run.js'
import { showApp } from '../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

async function help(columns: number, rows: number, events = training, screen = '1'): Promise<string[]> {
  const app = showApp({ columns, rows, events })
  await app.press(`${screen}?`)
  app.close()
  return app.lines()
}

describe('the help', () => {
  it('at 80 × 24', async () => {
    expect((await help(80, 24)).join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10  seed 1 ⠋ training
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ help ────────────────────────────────────────────────────────────────────────╮
      │ space         Pauses training, and goes on.                                  │
      │ →             While paused: trains on one mini-batch; so does . everywhere.  │
      │ e             While paused: the next example of the coming mini-batch.       │
      │ E             Trains to the end of the epoch, and pauses.                    │
      │ [ ]           Slow motion: 100, 10, 1 mini-batches a second, and back.       │
      │ ↑↓            Raise and lower η along 1, 1.5, 2, 3, 5, 7 × a power of ten.   │
      │ r             Back to the last checkpoint; when diverged, with half of η.    │
      │ b             Goes back to an earlier epoch, and on from there as a branch.  │
      │ s             Saves a checkpoint now, also in the middle of an epoch.        │
      │ L             Cost on a logarithmic scale, or not.                           │
      │ z             The whole run, or its recent part.                             │
      │ m             Smooths the curve, more, or not; its points stay as dots.      │
      │ 1-4           Show 1 Train, 2 Neurons, 3 Confusion, 4 Example.               │
      │ 5-8           Show 5 Gradient, 6 Landscape, 7 Draw, 8 Checkpoints.           │
      │ i             Explains what is in view, with the formulas in force.          │
      │ ?             Explains the keys and panels of a screen.                      │
      │ q             Saves and quits, as Ctrl-C does; Ctrl-Z suspends, fg resumes.  │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       esc back  saved epoch 3"
    `)
  })

  const sizes = [
    [80, 24],
    [100, 24],
    [120, 36],
    [200, 60]
  ] as const
  it.each(sizes.flatMap(size => screens.map(({ name }) => [...size, name, screenKey(name)] as const)))(
    'has every key with its whole sentence at %d × %d on the screen %s',
    async (columns, rows, screen, key) => {
      const text = await help(columns, rows, training, key)
      const explained = bindings.filter(({ help, on }) => help !== '' && (on === screen || on === 'every'))
      const missing = explained.filter(
        ({ shown, help }) => !text.some(line => line.startsWith(`│ ${shown.padEnd(14)}${help} `))
      )
      expect(missing.map(({ shown }) => shown)).toEqual([])
    }
  )

  const cutOff = (lines: readonly string[]) => lines.slice(2).filter(line => line.includes('…'))
  it('cuts no sentence off at 120 × 36', async () => {
    expect(cutOff(await help(120, 36))).toEqual([])
  })
  // A sentence has 62 columns at 80.
  const tight = screens.map(({ name }): [number, number, string] => [80, 24, screenKey(name)])
  it.each<[number, number, string]>([...tight, [100, 30, '1']])(
    'cuts no sentence off at %d × %d on screen %s',
    async (columns, rows, screen) => {
      expect(cutOff(await help(columns, rows, training, screen))).toEqual([])
    }
  )

  it('is there while the run is loading too', async () => {
    expect((await help(80, 24, loading))[2]).toMatch(/^╭ help ─+╮$/)
  })
})
