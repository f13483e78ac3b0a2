import { render } from 'ink-testing-library'
import { describe, expect, it } from 'vitest'
import { ConfusionPanel } from '../../../source/ui/panels/confusion.js'
import { textOf } from '../painted.js'
import * as run from '../run.js'
import { drawn } from './drawn.js'

const state = run.stateAfter(run.training)
const panel = (shown = state, width = 50, height = 14) =>
  drawn(<ConfusionPanel state={shown} size={{ width, height }} />)

describe('ConfusionPanel', () => {
  it('shows the matrix, and in words what goes wrong most often', () => {
    expect(panel()).toMatchInlineSnapshot(`
      [
        "╭ confusion · held out ──────────────────────────╮",
        "│     0   1   2   3   4   5   6   7   8   9      │",
        "│ 0 900   3   6   9  12   2   5   8  11   1      │",
        "│ 1   7 910       3   6   9  12   2   5   8      │",
        "│ 2   1   4 920  10       3   6   9  12   2      │",
        "│ 3   8  11   1 930   7  10       3   6   9      │",
        "│ 4   2   5   8  11 940   4   7  10      32      │",
        "│ 5   9  12   2   5   8 950   1   4   7  10      │",
        "│ 6   3   6   9  12   2   5 960  11   1   4      │",
        "│ 7  10       3   6   9  12   2 970   8  11      │",
        "│ 8   4   7  10       3   6   9  12 980   5      │",
        "│ 9  11   1   4   7  10       3   6   9 990      │",
        "│ mistaken most: 4→9 32×, 0→4 12×, 1→6 12×       │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('keeps the words at its foot where there is more room', () => {
    expect(panel(state, 50, 18)[16]).toContain('mistaken most: 4→9 32×')
  })

  it('has the words alone where the matrix does not fit', () => {
    expect(panel(state, 40, 5)).toMatchInlineSnapshot(`
      [
        "╭ confusion · held out ────────────────╮",
        "│ mistaken most: 4→9 32×, 0→4 12×      │",
        "│                                      │",
        "│                                      │",
        "╰──────────────────────────────────────╯",
      ]
    `)
  })

  it('says when it will know something', () => {
    expect(panel({ ...state, confusion: [] }, 40, 4)).toMatchInlineSnapshot(`
      [
        "╭ confusion · held out ────────────────╮",
        "│ after the first epoch                │",
        "│                                      │",
        "╰──────────────────────────────────────╯",
      ]
    `)
  })

  /** The first numbers of the matrix, before and after others are told. */
  function changing(phase: typeof state.phase, seconds: number) {
    const before = { ...state, phase, pulse: run.pulse(3, 1) }
    const after = {
      ...before,
      pulse: { ...before.pulse, seconds: before.pulse.seconds + seconds },
      confusion: run.confusion.map(row => row.map(count => count + 5))
    }
    const element = (shown: typeof before) => <ConfusionPanel state={shown} size={{ width: 50, height: 14 }} />
    const { lastFrame, rerender, unmount } = render(element(before))
    const number = () => textOf(lastFrame()!)[2]!.slice(4, 7)
    const numbers = [number()]
    rerender(element(after))
    numbers.push(number())
    unmount()
    return numbers
  }

  it.each([
    ['waits for its moment while epochs come faster than eyes', 'training', 0.01, ['900', '900']],
    ['shows the latest epoch when that has come', 'training', 0.2, ['900', '905']],
    ['shows it at once while training rests', 'paused', 0, ['900', '905']]
  ] as const)('%s', (_, phase, seconds, numbers) => {
    expect(changing(phase, seconds)).toEqual(numbers)
  })

  it('names the training images where none are held out', () => {
    const ready = { ...run.ready, data: { ...run.ready.data, validation: 0 } }
    expect(panel({ ...state, ready })[0]).toContain('confusion · training images')
  })

  it('makes visible what could harm a terminal in the name of a class', () => {
    const ready = { ...run.ready, data: { ...run.ready.data, classes: ['a\u001b[2J', 'b'] } }
    const rows = panel(
      {
        ...state,
        ready,
        confusion: [
          [5, 2],
          [0, 5]
        ]
      },
      60,
      6
    )
    expect(rows.slice(1, 5)).toMatchInlineSnapshot(`
      [
        "│          a\\u{1b       b                                  │",
        "│ a\\u{1b}[      5       2                                  │",
        "│        b              5                                  │",
        "│ mistaken most: a\\u{1b}[2J→b 2×                           │",
      ]
    `)
  })
})
