import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComingAnswer } from '../../../source/trainer/inspect/coming.js'
import { asciiOnly } from '../../../source/ui/painter/ascii.js'
import { ascii } from '../../../source/ui/theme.js'
import { failed, finished, loading, paused, training } from '../run.js'
import { showApp } from '../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The third of ten examples, made by hand: a 7 that is taken for a 9. */
const comingAnswer: ComingAnswer = {
  kind: 'coming',
  ...{ epoch: 3, batch: 2500, count: 3, outOf: 10, label: 7, answer: 9, cost: 0.8123, meanCost: 0.3, correct: 2 },
  pixels: Uint8Array.from({ length: 784 }, (_, p) => (p % 28 === 14 || Math.floor(p / 28) === 6 ? 255 : 0)),
  activations: [16, 16, 10].map((outputs, l) => Float32Array.from({ length: outputs }, (_, j) => ((j + l) % 9) / 8)),
  own: { whole: 3, layers: [] },
  before: { whole: 4, layers: [] },
  after: { whole: 6, layers: [] }
}

/** The Train screen at the least size there may be, frame for frame. */
describe('the Train screen at 80 × 24', () => {
  const frame = (events: typeof loading, glyphs?: typeof ascii) => {
    const app = showApp({ columns: 80, rows: 24, events, ...(glyphs && { glyphs }) })
    app.close()
    return app.lines().join('\n')
  }

  it('while loading', () => {
    expect(frame(loading)).toMatchInlineSnapshot(`
      " downhill                                                       ⠋ reading mnist

      ╭ cost ───────────────────────────────────╮╭ accuracy ─────────────────────────╮
      │                                         ││ held out         –                │
      │                                         ││ training         –                │
      │                                         ││ batch            –                │
      │ the curve begins with the first batches │╰───────────────────────────────────╯
      │                                         │╭ learning ─────────────────────────╮
      │                                         ││ η                –                │
      │                                         ││ ‖∇C‖             –                │
      ╰─────────────────────────────────────────╯╰───────────────────────────────────╯
      ╭ weights ─────────────────────────────────────────────────────────────────────╮
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
       1-8 screens  ? help  q quit "
    `)
  })

  it('while training', () => {
    expect(frame(training)).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10  seed 1 ⠋ training
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ cost · log scale · now 0.05333 ─────────╮╭ accuracy · gap +0.67 ─────────────╮
      │   0.57┤╮                η 0.3→0.5┊      ││ held out   96.00 %            ▁▅▇ │
      │   0.36┤╰──╮                      ┊      ││ training   96.67 %            ▂▆▇ │
      │   0.22┤   ╰──╮                   ┊      ││ batch     100.00 %  ▁▄▇▁▄▇▁▄▄▇▁▄▇ │
      │   0.14┤      ╰──────╮            ┊      │╰───────────────────────────────────╯
      │  0.086┤             ╰──────────╮ ┊      │╭ learning ─────────────────────────╮
      │  0.053┤                        ╰──────  ││ η           0.5000                │
      │                1        2         epoch ││ ‖∇C‖       0.06200  ▇▁▄▆▇▁▄▆▄▆▇▁▄ │
      ╰─────────────────────────────────────────╯╰───────────────────────────────────╯
      ╭ hidden layer 1 · what each neuron looks for ─────────────────────────────────╮
      │ ======== ======== ======== ===~~=== ===-~=== ==~--~== ==~  ~== =~-  -~=      │
      │ === -=== ==~  ~== ==-  -== =~ ++ ~= =- ++ ~= ~- ++ -~ ~  *+  ~ - +**  -      │
      │ ===--=== ==~  ~== ==-  ~== =~ + -~= =~ ++ ~= ~- ++ -= ~  ++ -~ -  *+  -      │
      │ ======== ======== ======== ===~~=== ===~~=== ==~--=== ==~ -~== =~-  -==      │
      │                                                                              │
      │ =~-  -~= ~-    -~ ~-    -~ -     -- -  ++  - -  ++  -    ++  -    ++         │
      │ - +**+ -   +**+     +**+     +**+    +***++   +***++   +****+   +*#**+       │
      │ - +**  -   +**+     +**+     +**+    ++**+    ++**++   +***++   +****+       │
      │ =~-  -~= ~-    -= ~-    -~ --    -~ -  +   - -  ++  - -  ++  -    ++         │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       space pause  [ ] speed  ↑↓ rate  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })

  it('while paused', () => {
    expect(frame(paused)).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ cost · log scale · now 0.05333 ─────────╮╭ accuracy · gap +0.67 ─────────────╮
      │   0.57┤╮                η 0.3→0.5┊      ││ held out   96.00 %            ▁▅▇ │
      │   0.36┤╰──╮                      ┊      ││ training   96.67 %            ▂▆▇ │
      │   0.22┤   ╰──╮                   ┊      ││ batch     100.00 %  ▁▄▇▁▄▇▁▄▄▇▁▄▇ │
      │   0.14┤      ╰──────╮            ┊      │╰───────────────────────────────────╯
      │  0.086┤             ╰──────────╮ ┊      │╭ learning ─────────────────────────╮
      │  0.053┤                        ╰──────  ││ η           0.5000                │
      │                1        2         epoch ││ ‖∇C‖       0.06200  ▇▁▄▆▇▁▄▆▄▆▇▁▄ │
      ╰─────────────────────────────────────────╯╰───────────────────────────────────╯
      ╭ hidden layer 1 · what each neuron looks for ─────────────────────────────────╮
      │ ======== ======== ======== ===~~=== ===-~=== ==~--~== ==~  ~== =~-  -~=      │
      │ === -=== ==~  ~== ==-  -== =~ ++ ~= =- ++ ~= ~- ++ -~ ~  *+  ~ - +**  -      │
      │ ===--=== ==~  ~== ==-  ~== =~ + -~= =~ ++ ~= ~- ++ -= ~  ++ -~ -  *+  -      │
      │ ======== ======== ======== ===~~=== ===~~=== ==~--=== ==~ -~== =~-  -==      │
      │                                                                              │
      │ =~-  -~= ~-    -~ ~-    -~ -     -- -  ++  - -  ++  -    ++  -    ++         │
      │ - +**+ -   +**+     +**+     +**+    +***++   +***++   +****+   +*#**+       │
      │ - +**  -   +**+     +**+     +**+    ++**+    ++**++   +***++   +****+       │
      │ =~-  -~= ~-    -= ~-    -~ --    -~ -  +   - -  ++  - -  ++  -    ++         │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       space resume  → step  e example  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })

  it('in slow motion', () => {
    const slow = frame([...training, { type: 'speed', batchesPerSecond: 10 }])
    expect(slow.split('\n')[1]).toBe(' epoch  4/30 ━╸───────────  batch 2,500/5,000    10 batches/s  0:03 · 0:27 left ')
  })

  it('while an example of the coming mini-batch is looked at', async () => {
    for (const [columns, rows] of [
      [80, 24],
      [120, 36]
    ] as const) {
      const app = showApp({ columns, rows, events: paused, answerTo: () => comingAnswer })
      for (let count = 0; count < 3; count++) await app.press('e')
      await app.tell()
      app.close()
      expect(app.lines().join('\n')).toMatchSnapshot()
    }
  })

  it('when finished', () => {
    expect(frame(finished)).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic    seed 1 · finished · test 94.67 %
       epoch 30/30 ━━━━━━━━━━━━━  batch 5,000/5,000   612k images/s  0:30 · 0:00 left 
      ╭ cost · log scale · now 0.05333 ─────────╮╭ accuracy · gap +0.67 ─────────────╮
      │   0.57┤╮                η 0.3→0.5┊      ││ held out   96.00 %            ▁▅▇ │
      │   0.36┤╰──╮                      ┊      ││ training   96.67 %            ▂▆▇ │
      │   0.22┤   ╰──╮                   ┊      ││ batch      90.00 %  ▄▇▁▄▇▁▄▄▇▁▄▇▆ │
      │   0.14┤      ╰──────╮            ┊      │╰───────────────────────────────────╯
      │  0.086┤             ╰──────────╮ ┊      │╭ learning ─────────────────────────╮
      │  0.053┤                        ╰──────  ││ η           0.5000                │
      │                1        2         epoch ││ ‖∇C‖       0.03100  ▁▄▆▇▁▄▆▄▆▇▁▄▁ │
      ╰─────────────────────────────────────────╯╰───────────────────────────────────╯
      ╭ hidden layer 1 · what each neuron looks for ─────────────────────────────────╮
      │ ======== ======== ======== ===~~=== ===-~=== ==~--~== ==~  ~== =~-  -~=      │
      │ === -=== ==~  ~== ==-  -== =~ ++ ~= =- ++ ~= ~- ++ -~ ~  *+  ~ - +**  -      │
      │ ===--=== ==~  ~== ==-  ~== =~ + -~= =~ ++ ~= ~- ++ -= ~  ++ -~ -  *+  -      │
      │ ======== ======== ======== ===~~=== ===~~=== ==~--=== ==~ -~== =~-  -==      │
      │                                                                              │
      │ =~-  -~= ~-    -~ ~-    -~ -     -- -  ++  - -  ++  -    ++  -    ++         │
      │ - +**+ -   +**+     +**+     +**+    +***++   +***++   +****+   +*#**+       │
      │ - +**  -   +**+     +**+     +**+    ++**+    ++**++   +***++   +****+       │
      │ =~-  -~= ~-    -= ~-    -~ --    -~ -  +   - -  ++  - -  ++  -    ++         │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       b rewind  1-8 screens  i explain  ? help  q quit  saved epoch 3"
    `)
  })

  it('when failed', () => {
    expect(frame(failed)).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 · failed
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ cost · log scale · now 0.05333 ─────────╮╭ accuracy · gap +0.67 ─────────────╮
      │   0.57┤╮                η 0.3→0.5┊      ││ held out   96.00 %            ▁▅▇ │
      │   0.36┤╰──╮                      ┊      ││ training   96.67 %            ▂▆▇ │
      │   0.22┤   ╰──╮                   ┊      ││ batch     100.00 %  ▁▄▇▁▄▇▁▄▄▇▁▄▇ │
      │   0.14┤      ╰──────╮            ┊      │╰───────────────────────────────────╯
      │  0.086┤             ╰──────────╮ ┊      │╭ learning ─────────────────────────╮
      │  0.053┤                        ╰──────  ││ η           0.5000                │
      │                1        2         epoch ││ ‖∇C‖       0.06200  ▇▁▄▆▇▁▄▆▄▆▇▁▄ │
      ╰─────────────────────────────────────────╯╰───────────────────────────────────╯
      ╭ hidden layer 1 · what each neuron looks for ─────────────────────────────────╮
      │ ======== ======== ======== ===~~=== ===-~=== ==~--~== ==~  ~== =~-  -~=      │
      │ === -=== ==~  ~== ==-  -== =~ ++ ~= =- ++ ~= ~- ++ -~ ~  *+  ~ - +**  -      │
      │ ===--=== ==~  ~== ==-  ~== =~ + -~= =~ ++ ~= ~- ++ -= ~  ++ -~ -  *+  -      │
      │ ======== ======== ======== ===~~=== ===~~=== ==~--=== ==~ -~== =~-  -==      │
      │                                                                              │
      │ =~-  -~= ~-    -~ ~-    -~ -     -- -  ++  - -  ++  -    ++  -    ++         │
      │ - +**+ -   +**+     +**+     +**+    +***++   +***++   +****+   +*#**+       │
      │ - +**  -   +**+     +**+     +**+    ++**+    ++**++   +***++   +****+       │
      │ =~-  -~= ~-    -= ~-    -~ --    -~ -  +   - -  ++  - -  ++  -    ++         │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       1-8 screens  ? i help  q quit  Training stopped: its thread ended with code 1."
    `)
  })

  it('with --glyphs ascii is written in ASCII, with a stand-in for every character that has to have one', () => {
    const drawn = frame(paused, ascii)
    const written = asciiOnly(drawn)
    expect(written).toMatch(/^[\n\x20-\x7e]*$/)
    expect(written.split('?').length).toBe(drawn.split('?').length)
  })
})
