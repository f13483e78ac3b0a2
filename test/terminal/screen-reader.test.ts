import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { onNoise, startDownhill } from './downhill.js'

const says = (text: RegExp) => (rows: readonly string[]) => text.test(rows.join(' '))

it.each([
  ['--screen-reader', ['--screen-reader'], {}],
  ['INK_SCREEN_READER', [], { INK_SCREEN_READER: 'true' }]
])('with %s the dashboard is plain sentences below each other, and obeys its keys', async (_, flags, variables) => {
  const { terminal } = await startDownhill([100, 50], [...flags, ...(await onNoise())], 'stty -a', { variables })
  await terminal.until('an epoch', says(/Epochs? [\d, to]+ of 1000000: cost \S+, training accuracy /))
  terminal.press(' ')
  await terminal.until('the pause', says(/Paused (in|after) epoch/))
  terminal.press('\u001b[A')
  await terminal.until('another learning rate', says(/Learning rate 0\.5\./))
  terminal.press('3')
  await terminal.until('the confusion matrix', says(/Mistaken most often: /))
  expect([terminal.isAlternate(), terminal.isCursorShown(), terminal.scrolledAway()]).toEqual([false, true, 0])
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
  expect(terminal.modesLeft()).toEqual([])
  expect(terminal.screen().join(' ')).toMatch(/ icanon .*[ ;]echo /)

  // Nothing is a picture, and nothing is written twice.
  const text = stripVTControlCharacters(terminal.received())
  expect(text).toMatch(/^[\x20-\x7e\r\n]*$/)
  expect(text.match(/Training a network of/g)).toHaveLength(1)
  expect(text.match(/Learning rate 0\.5\./g)).toHaveLength(1)
  expect(text).toMatch(/Saving\.\s+Saved /)
})

it('--no-screen-reader brings the dashboard back, whatever the environment says', async () => {
  const variables = { INK_SCREEN_READER: 'true', DOWNHILL_SCREEN_READER: 'true' }
  const flags = ['--no-screen-reader', ...(await onNoise())]
  const { terminal } = await startDownhill([100, 30], flags, 'true', { variables })
  await terminal.until('the dashboard', rows => rows[0]!.endsWith('training'))
  expect([terminal.isAlternate(), terminal.isCursorShown()]).toEqual([true, false])
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
})

it('with --screen-reader a fit prints lines, and no line is written over', async () => {
  const flags = ['fit', 'sin(3*x) + x/2', '--screen-reader', '--steps', '20000']
  const { terminal } = await startDownhill([100, 30], flags)
  expect(await terminal.ended).toBe(0)
  expect(terminal.received()).not.toMatch(/\u001b|\r(?!\n)/)
  expect(terminal.screen().join('\n')).toMatch(/^step 20,000 {2}RMSE 0\.0/m)
})
