import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, finished, loading, paused, training } from '../run.js'
import { showApp } from '../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The Train screen with room for everything, frame for frame. */
describe('the Train screen at 120 × 36', () => {
  const frame = (events: typeof loading) => {
    const app = showApp({ columns: 120, rows: 36, events })
    app.close()
    return app.lines()
  }

  it('while loading', () => {
    expect(frame(loading).join('\n')).toMatchInlineSnapshot(`
      " downhill                                                                                               ⠋ reading mnist

      ╭ cost ──────────────────────────────────────────────────────────────╮╭ accuracy ──────────────────────────────────────╮
      │                                                                    ││ held out         –                             │
      │                                                                    ││ training         –                             │
      │                                                                    ││ batch            –                             │
      │                                                                    ││ gap              –                             │
      │                                                                    ││                                                │
      │              the curve begins with the first batches               │╰────────────────────────────────────────────────╯
      │                                                                    │╭ learning ──────────────────────────────────────╮
      │                                                                    ││ η                –                             │
      │                                                                    ││ ‖∇C‖             –                             │
      │                                                                    ││ cost             –                             │
      ╰────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
      ╭ weights ───────────────────────────────────────────────────────────╮╭ confusion · held out ──────────────────────────╮
      │                                                                    ││ after the first epoch                          │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      │                                                                    ││                                                │
      ╰────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
       1-8 screens  ? help  q quit "
    `)
  })

  it('while training', () => {
    expect(frame(training).join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                      seed 1 ⠋ training
       epoch  4/30 ━━━━━━───────────────────────────────────────────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ cost · log scale · now 0.05333 ────────────────────────────────────╮╭ accuracy · best 96.00 % @ 3 ───────────────────╮
      │   0.57┤─╮                                      η 0.3→0.5┊          ││ held out   96.00 %                         ▁▅▇ │
      │   0.42┤ ╰╮                                              ┊          ││ training   96.67 %                         ▂▆▇ │
      │   0.32┤  ╰───╮                                          ┊          ││ batch     100.00 %  ▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇ │
      │   0.23┤      ╰───╮                                      ┊          ││ gap        +0.67                           ▃▂▂ │
      │   0.17┤          ╰─────╮                                ┊          ││                                                │
      │   0.13┤                ╰───────╮                        ┊          │╰────────────────────────────────────────────────╯
      │  0.096┤                        ╰──────────╮             ┊          │╭ learning ──────────────────────────────────────╮
      │  0.072┤                                   ╰────────────╮┊          ││ η           0.5000                             │
      │  0.053┤                                                ╰─────────  ││ ‖∇C‖       0.06200  ▆▄▆▇▁▄▆▇▁▄▆▄▆▇▁▄▆▇▁▄▆▄▆▇▁▄ │
      │              0.5     1.0      1.5     2.0      2.5     3.0   epoch ││ cost       0.05333  ▇▇▆▆▅▅▅▅▄▄▄▄▃▃▃▃▂▂▂▂▂▂▁▁▁▁ │
      ╰────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
      ╭ hidden layer 1 · what each neuron looks for ───────────────────────╮╭ confusion · held out ──────────────────────────╮
      │ ========== ========== ========== ====~~==== ====-~==== ===~--~===  ││     0   1   2   3   4   5   6   7   8   9      │
      │ ====-~==== ===~ -==== ===-  ~=== ==~   -~== ==- +  ~== =~- ++ -~=  ││ 0 900   3   6   9  12   2   5   8  11   1      │
      │ === ++-=== ==~ *+ ~== ==- ** -== =~ +**  ~= ~- +**+ -= ~  +#*+ -~  ││ 1   7 910       3   6   9  12   2   5   8      │
      │ ====~~==== ====--==== ===~  ~=== ==~-  -=== ==~   -~== =~-    -==  ││ 2   1   4 920  10       3   6   9  12   2      │
      │ ========== ========== ========== ========== ====~~==== ===~--====  ││ 3   8  11   1 930   7  10       3   6   9      │
      │                                                                    ││ 4   2   5   8  11 940   4   7  10      32      │
      │ ==~-  ~=== ==~-  -~== =~-   -~== =~-    -~= ~-     -~~ ~-      -~  ││ 5   9  12   2   5   8 950   1   4   7  10      │
      │ ~-  ++  ~= ~-  ++  -~ -  +*+  -- -  +**+  -    +**+  -    +**+     ││ 6   3   6   9  12   2   5 960  11   1   4      │
      │ -  *#*+  -   +*##+  -   +*##*+     +*##*+     +*##*+    ++*##*+    ││ 7  10       3   6   9  12   2 970   8  11      │
      │ =~  ++ -~= ~-  ++  -~ ~-  ++  -~ -  +++   - -  +*++  -    +**+  -  ││ 8   4   7  10       3   6   9  12 980   5      │
      │ ===- -~=== ==~-  -~== ==~-  -~== =~-    -~= ~~-    -~= ~-     --~  ││ 9  11   1   4   7  10       3   6   9 990      │
      │                                                                    ││                                                │
      │ --  +   -- -   ++  -- -   ++   -    +++                            ││                                                │
      │   ++**+      +***++     +***++    ++****+                          ││                                                │
      │  +**##*++   +**##**+  ++*###**+  ++*###**++                        ││                                                │
      │    +**+      ++**+      ++**++     +***++                          ││                                                │
      │ --      -~ -   +   -- -   ++   -     ++   -                        ││                                                │
      │                                                                    ││ mistaken most: 4→9 32×, 0→4 12×, 1→6 12×       │
      ╰────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────╯
       space pause  [ ] speed  ↑↓ rate  b rewind  s save  1-8 screens  i explain  ? help  q quit  saved epoch 3"
    `)
  })

  it.each([
    ['paused', paused, [0, 34]],
    ['finished', finished, [0, 1, 5, 11, 34]],
    ['failed', failed, [0, 34]]
  ] as const)('differs from that when %s only in the rows that say so', (_, events, rows) => {
    const before = frame(training)
    expect(frame(events).flatMap((line, row) => (line === before[row] ? [] : row))).toEqual(rows)
  })

  it('says there that it is paused', () => {
    expect([0, 34].map(row => frame(paused)[row])).toMatchInlineSnapshot(`
      [
        " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                        seed 1 ‖ paused",
        " space resume  → step  e example  [ ] speed  ↑↓ rate  b rewind  s save  1-8 screens  i explain  ? help  q quit  saved 3",
      ]
    `)
  })

  it('says there that it is finished', () => {
    expect([0, 1, 5, 9, 34].map(row => frame(finished)[row])).toMatchInlineSnapshot(`
      [
        " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters       seed 1 · finished · test 94.67 %",
        " epoch 30/30 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  batch 5,000/5,000   612k images/s  0:30 · 0:00 left ",
        "│   0.32┤  ╰───╮                                          ┊          ││ batch      90.00 %  ▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇▆ │",
        "│  0.096┤                        ╰──────────╮             ┊          │╭ learning ──────────────────────────────────────╮",
        " b rewind  1-8 screens  i explain  ? help  q quit  saved epoch 3",
      ]
    `)
  })

  it('says there that it has failed', () => {
    expect([0, 34].map(row => frame(failed)[row])).toMatchInlineSnapshot(`
      [
        " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                        seed 1 · failed",
        " r resume  1-8 screens  i explain  ? help  q quit  Training stopped: its thread ended with code 1.",
      ]
    `)
  })

  it('has colour where it means something, and nowhere else', () => {
    const app = showApp({ columns: 120, rows: 36, events: paused })
    app.close()
    const rows = app.painted(24).map(row => row.replaceAll('\u001b', '␛'))
    expect(rows[0]).toMatchInlineSnapshot(
      `" ␛[1;38;5;30mdownhill␛[m  ␛[2m784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters␛[m                      ␛[2m  seed 1 ␛[22;38;5;30m‖␛[m paused"`
    )
    expect(rows[24]!.slice(rows[24]!.indexOf('││'))).toMatchInlineSnapshot(
      `"││ 8 ␛[22;38;2;255;255;255;48;2;71;47;125m  4 ␛[48;2;65;68;135m  7  10 ␛[m    ␛[38;2;255;255;255;48;2;71;47;125m  3 ␛[48;2;65;68;135m  6   9  12 ␛[38;2;0;0;0;48;2;253;231;37m980 ␛[38;2;255;255;255;48;2;65;68;135m  5 ␛[m    ␛[2m │␛[m"`
    )
    expect(rows[34]).toMatchInlineSnapshot(
      `" ␛[38;5;30mspace␛[2;39m resume ␛[m ␛[38;5;30m→␛[2;39m step ␛[m ␛[38;5;30me␛[2;39m example ␛[m ␛[38;5;30m[ ]␛[2;39m speed ␛[m ␛[38;5;30m↑↓␛[2;39m rate ␛[m ␛[38;5;30mb␛[2;39m rewind ␛[m ␛[38;5;30ms␛[2;39m save ␛[m ␛[38;5;30m1-8␛[2;39m screens ␛[m ␛[38;5;30mi␛[2;39m explain ␛[m ␛[38;5;30m?␛[2;39m help ␛[m ␛[38;5;30mq␛[2;39m quit  saved 3␛[m"`
    )
  })
})
