import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { helpKeys } from '../../../../source/ui/keymap.js'
import { meanings } from '../../../../source/ui/screens/help/meanings.js'
import { blocks } from '../../../../source/ui/theme.js'
import { screenKey, screens } from '../../../../source/ui/view.js'
import { loading, training } from '../../run.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The help for a screen, its pages one behind the other. */
async function help(columns: number, rows: number, events = training, screen = '1'): Promise<string[]> {
  const app = showApp({ columns, rows, events })
  await app.press(`${screen}?`)
  const first = app.lines()
  await app.press('\u001b[C')
  const second = app.lines()
  app.close()
  return second.join() === first.join() ? first : [...first, ...second]
}

describe('the help', () => {
  it('at 80 × 24', async () => {
    expect((await help(80, 24)).join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10  seed 1 ⠋ training
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ help · keys · 1 of 2 ────────────────────────────────────────────────────────╮
      │ space         Pauses training, and goes on.                                  │
      │ .             While paused: trains on one mini-batch; so does → on Train.    │
      │ e             While paused: the mini-batch's next example; so does shift-→.  │
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
       → what is seen  esc back  saved epoch 3
       downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10  seed 1 ⠋ training
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ help · what is seen · 2 of 2 ────────────────────────────────────────────────╮
      │ cost          How wrong it is on average: the way down. ┊ is a new η.        │
      │ held out      Share of right answers on images it never trains on.           │
      │ training      The same on training images; a growing gap is memorising.      │
      │ batch         The same in the last mini-batch, just before its step.         │
      │ η             The learning rate: how far a step goes downhill.               │
      │ ‖∇C‖          The length of the gradient: how steep the ground is.           │
      │ hidden layer  What a neuron looks for: red wants ink there, blue none.       │
      │ confusion     Row: what an image is. Column: what the network says.          │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       → keys  esc back  saved epoch 3"
    `)
  })

  const sizes = [
    [80, 24],
    [100, 24],
    [120, 36],
    [200, 60]
  ] as const
  it.each(sizes.flatMap(size => screens.map(({ name }) => [...size, name, screenKey(name)] as const)))(
    'has every key, and all that is seen, with whole sentences at %d × %d on the screen %s',
    async (columns, rows, screen, key) => {
      const text = await help(columns, rows, training, key)
      const wanted = [...helpKeys(screen).map(({ shown, help }) => [shown, help] as const), ...meanings[screen](blocks)]
      const missing = wanted.filter(
        ([name, said]) => !text.some(line => line.startsWith(`│ ${name.padEnd(14)}${said} `))
      )
      expect(missing).toEqual([])
    }
  )

  it('has two pages where there is no room for one, and one where there is', async () => {
    const app = showApp({ columns: 80, rows: 24, events: training })
    await app.press('?')
    const seen = [[app.lines()[2], app.lines().at(-1)]]
    for (const key of ['\u001b[C', ' ', '\u001b[D', '\u001b']) {
      await app.press(key)
      seen.push([app.lines()[2], app.lines().at(-1)])
    }
    app.close()
    expect(seen.map(([title, keys]) => [title!.slice(2, 36), keys!.slice(0, 27)])).toEqual([
      ['help · keys · 1 of 2 ─────────────', ' → what is seen  esc back  '],
      ['help · what is seen · 2 of 2 ─────', ' → keys  esc back  saved ep'],
      ['help · keys · 1 of 2 ─────────────', ' → what is seen  esc back  '],
      ['help · what is seen · 2 of 2 ─────', ' → keys  esc back  saved ep'],
      ['cost · log scale · now 0.05333 ───', ' space pause  [ ] speed  ↑↓']
    ])
    expect((await help(120, 36))[2]).toMatch(/^╭ help ─+╮$/)
    expect((await help(120, 36)).at(-1)).toMatch(/^ esc back /)
  })

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
    expect((await help(80, 24, loading))[2]).toMatch(/^╭ help · keys · 1 of 2 ─+╮$/)
  })
})
