import { expect, it } from 'vitest'
import { framesOf } from '../ui/borders.js'
import { startDownhill } from './downhill.js'

const has = (text: string) => (rows: readonly string[]) => rows.some(row => row.includes(text))

it('downhill fit approximates a function, obeys keys, and leaves the terminal as it was', async () => {
  const { terminal } = await startDownhill([80, 24], ['fit', 'sin(3*x) + x/2'], 'stty -a')
  const rmse = (rows: readonly string[]) => Number(rows.join('\n').match(/RMSE (\d\S*)/)?.[1])
  await terminal.until('an RMSE below 0.02', rows => rmse(rows) < 0.02)
  terminal.press(' ')
  const paused = await terminal.until('that it is paused', rows => rows[0]!.endsWith('paused'))
  expect(framesOf(paused).broken).toEqual([])
  expect(framesOf(paused).frames).toHaveLength(3)

  terminal.press('++')
  await terminal.until('two neurons more', has('1-18-1 tanh'))
  terminal.press('-')
  await terminal.until('one neuron less', has('1-17-1 tanh'))
  terminal.press('a')
  await terminal.until('another activation', has('max(0, w·x + b) summed over 17 neurons'))
  const before = terminal.screen()[1]!
  expect(before).toMatch(/^ step +0\/10,000/)
  terminal.press('\u001b[C')
  await terminal.until('a step', has(' step      1/10,000'))

  terminal.press('q')
  expect(await terminal.ended).toBe(0)
  expect([terminal.isAlternate(), terminal.isCursorShown()]).toEqual([false, true])
  expect(terminal.screen().join(' ')).toMatch(/sin\(3\*x\) \+ x\/2 with 17 relu neurons: RMSE \S+ after 1 step /)
  expect(terminal.screen().join(' ')).toMatch(/ icanon .*[ ;]echo /)
})
