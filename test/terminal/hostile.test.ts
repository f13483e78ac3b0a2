import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { screenKey } from '../../source/ui/view.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { harmIn, hostile } from '../hostile.js'
import { temporaryFolder } from '../temporary-folder.js'
import { startDownhill } from './downhill.js'

const contains = (text: string) => (rows: readonly string[]) => rows.some(row => row.includes(text))

it('the dashboard, and what is said when it has closed, let no name harm the terminal', async () => {
  const folder = await temporaryFolder()
  const data = join(folder, hostile)
  await cp(await noiseFolder(), data, { recursive: true })
  const flags = [
    '--data',
    data,
    '--validation',
    '100',
    '--epochs',
    '2',
    '--checkpoints',
    join(folder, `runs ${hostile}`)
  ]
  const { terminal } = await startDownhill([200, 40], flags)
  await terminal.until('the end', contains('finished'))
  terminal.press(screenKey('checkpoints'))
  await terminal.until('the checkpoints', rows => contains('╭ checkpoints ')(rows) && contains('evil')(rows))
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen().join('')).toContain('evil')
  expect(harmIn(terminal.received())).toEqual([])
})

it('a fit lets none do so either, while it goes on and when it has closed', async () => {
  const points = join(await temporaryFolder(), `${hostile}.csv`)
  await writeFile(points, 'x,y\n0,1\n1,3\n2,5\n')
  const { terminal } = await startDownhill([200, 40], ['fit', '--points', points, '--neurons', '2', '--steps', '20'])
  await terminal.until('the end', rows => rows[0]!.endsWith('finished') && contains('evil')(rows))
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen().join('')).toContain('evil')
  expect(harmIn(terminal.received())).toEqual([])
})

it('what is told to a screen reader lets none do so', async () => {
  const data = join(await temporaryFolder(), hostile)
  await cp(await noiseFolder(), data, { recursive: true })
  const flags = ['--screen-reader', '--data', data, '--validation', '100', '--epochs', '2']
  const { terminal } = await startDownhill([200, 40], flags)
  await terminal.until('the end', rows => contains('Training has finished')(rows) && contains('Saved epoch 2.')(rows))
  terminal.press(screenKey('checkpoints'))
  await terminal.until('a checkpoint', contains('1 of 2.'))
  terminal.press('q')
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen().join('')).toContain('evil')
  expect(harmIn(terminal.received())).toEqual([])
})

it('an error before the dashboard lets none do so', async () => {
  const { terminal } = await startDownhill([120, 36], ['--data', `/nowhere/${hostile}`])
  expect(await terminal.ended).toBe(2)
  expect(terminal.screen().join('')).toContain('evil')
  expect(harmIn(terminal.received())).toEqual([])
})
