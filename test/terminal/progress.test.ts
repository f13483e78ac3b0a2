import { expect, it, onTestFinished } from 'vitest'
import { noiseFolder } from '../dataset/noise-folder.js'
import { program } from './downhill.js'
import { openTerminal } from './terminal.js'

it('what takes time is told of on a line of its own, of which nothing is left', async () => {
  const folder = await noiseFolder()
  const terminal = openTerminal(process.execPath, [program, 'data', folder], 120, 30)
  onTestFinished(() => terminal.kill())
  expect(await terminal.ended).toBe(0)
  expect(terminal.received()).toContain(`\rreading ${folder}\u001b[K`)
  expect(terminal.screen()[0]).toMatch(/^[^ ]+: 350 images of 4 × 4/)
  expect(terminal.screen().join('\n')).not.toContain('reading')
})
