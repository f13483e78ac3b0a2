import { cp } from 'node:fs/promises'
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
  await terminal.until('the checkpoints', contains('evil'))
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
