import { render } from 'ink-testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Mark } from '../../../source/ui/panels/mark.js'
import { ascii, blocks, type Glyphs, ThemeContext } from '../../../source/ui/theme.js'
import { textOf } from '../painted.js'
import * as run from '../run.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const training = run.stateAfter(run.training)
const marked = (state: typeof training, glyphs: Glyphs = blocks) => (
  <ThemeContext value={{ glyphs, accent: 'cyan' }}>
    <Mark state={state} />
  </ThemeContext>
)

/** Taken before a test puts its own clock in place: React does some of its work after the present. */
const { setImmediate } = globalThis

/** Lets time pass, and React do its work in it. */
async function pass(milliseconds: number): Promise<void> {
  for (let time = 0; time <= milliseconds; time += 10) {
    if (time > 0) vi.advanceTimersByTime(10)
    for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve))
  }
}

/** The marks drawn one after the other while something happens. */
async function marksWhile(happens: (show: (state: typeof training) => void) => Promise<void>, state = training) {
  const { frames, rerender, unmount } = render(marked(state))
  await pass(0)
  await happens(next => rerender(marked(next)))
  unmount()
  return frames.map(frame => textOf(frame)[0]).filter((mark, i, all) => mark && mark !== all[i - 1])
}

describe('Mark', () => {
  it('turns with every beat of training, and only then', async () => {
    const marks = await marksWhile(async show => {
      for (let beat = 0; beat < 3; beat++) {
        await pass(80)
        show({ ...training })
      }
    })
    expect(marks.join('')).toBe('⠋⠙⠹⠸')
  })

  it('does not turn when the same is drawn again', async () => {
    const marks = await marksWhile(async show => {
      show(training)
      show(training)
    })
    expect(marks.join('')).toBe('⠋')
  })

  it('turns by itself where a mini-batch takes long', async () => {
    const marks = await marksWhile(() => pass(500))
    expect(marks.join('')).toBe('⠋⠙⠹⠸')
  })

  it('comes round', async () => {
    const marks = await marksWhile(() => pass(150 * 11 + 10))
    expect(marks.slice(-2).join('')).toBe('⠋⠙')
  })

  it('turns by the clock while there is nothing to count', async () => {
    const marks = await marksWhile(() => pass(250), {
      ...training,
      phase: 'loading'
    })
    expect(marks.join('')).toBe('⠋⠙⠹⠸')
  })

  it.each([
    ['paused', '‖', '#'],
    ['finished', '·', '.'],
    ['diverged', '·', '.'],
    ['failed', '·', '.']
  ] as const)('stands still when %s', async (phase, mark, plain) => {
    const state = { ...training, phase }
    expect((await marksWhile(() => pass(500), state)).join('')).toBe(mark)
    const { lastFrame, unmount } = render(marked(state, ascii))
    expect(lastFrame()).toContain(plain)
    unmount()
  })

  it('has the same wheel by the clock and by the beat', () => {
    for (const glyphs of [blocks, ascii]) {
      const first = (phase: 'loading' | 'training') => {
        const { lastFrame, unmount } = render(marked({ ...training, phase }, glyphs))
        const frame = textOf(lastFrame() ?? '')
        unmount()
        return frame
      }
      expect(first('loading')).toEqual(first('training'))
    }
  })
})
