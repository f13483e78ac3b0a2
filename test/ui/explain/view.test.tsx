import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { screenKey } from '../../../source/ui/view.js'
import { training } from '../run.js'
import { showApp } from '../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe.each([
  [80, 24],
  [120, 36]
])('the explanation at %d × %d', (columns, rows) => {
  it.each([
    ['the first panel of the Train screen', ['i']],
    ['the learning panel', ['i', 'i', 'i']],
    ['the Neurons screen', [screenKey('neurons'), 'i']]
  ])('tells of %s', async (_, presses) => {
    const app = showApp({ columns, rows, events: training })
    for (const keys of presses) await app.press(keys)
    app.close()
    expect(app.lines().slice(2).join('\n')).toMatchSnapshot()
  })
})
