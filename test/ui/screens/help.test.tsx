import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bindings } from '../../../source/ui/keymap.js'
import { loading, training } from '../run.js'
import { showApp } from '../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

async function help(columns: number, rows: number, events = training): Promise<string[]> {
  const app = showApp({ columns, rows, events })
  await app.press('?')
  app.close()
  return app.lines()
}

describe('the help', () => {
  it('at 80 × 24', async () => {
    expect((await help(80, 24)).join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch …  seed 1  ⠋ training
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ help ────────────────────────────────────────────────────────────────────────╮
      │ space         Pauses training, and goes on.                                  │
      │ →             While paused: trains on one mini-batch.                        │
      │ ↑             Raises η to the next of 1, 1.5, 2, 3, 5, 7 × a power of ten.   │
      │ ↓             Lowers it to the one before.                                   │
      │ s             Saves a checkpoint now, also in the middle of an epoch.        │
      │ r             When diverged: back to the last checkpoint, with half of η.    │
      │ ?             Explains every key and every panel.                            │
      │ q             Saves and quits; so does Ctrl-C.                               │
      │                                                                              │
      │ cost          How wrong it is on average: the way down. ┊ is a new η.        │
      │ held out      Share of right answers on images it never trains on.           │
      │ training      The same on training images; a growing gap is memorising.      │
      │ batch         The same in the last mini-batch, just before its step.         │
      │ η             The learning rate: how far a step goes downhill.               │
      │ ‖∇C‖          The length of the gradient: how steep the ground is.           │
      │ hidden layer  What a neuron looks for: red wants ink there, blue none.       │
      │ confusion     Row: what an image is. Column: what the network says.          │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       esc back  saved epoch-0003"
    `)
  })

  it.each([
    [100, 24],
    [120, 36],
    [200, 60]
  ])('has every key with its whole sentence at %d × %d', async (columns, rows) => {
    const text = await help(columns, rows)
    const explained = bindings.filter(({ help }) => help !== '')
    const missing = explained.filter(
      ({ shown, help }) => !text.some(line => line.startsWith(`│ ${shown.padEnd(14)}${help} `))
    )
    expect(missing.map(({ shown }) => shown)).toEqual([])
  })

  const cutOff = (lines: readonly string[]) => lines.slice(2).filter(line => line.includes('…'))
  it('cuts no sentence off at 120 × 36', async () => {
    expect(cutOff(await help(120, 36))).toEqual([])
  })
  // A sentence has 62 columns at 80.
  it.each([
    [80, 24],
    [100, 30]
  ])('cuts no sentence off at %d × %d', async (columns, rows) => {
    expect(cutOff(await help(columns, rows))).toEqual([])
  })

  it('is there while the run is loading too', async () => {
    expect((await help(80, 24, loading))[2]).toMatch(/^╭ help ─+╮$/)
  })
})
