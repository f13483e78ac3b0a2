import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { smallCheckpoint } from '../checkpoint/small.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { processOf, program } from './downhill.js'
import { exitWhenRead, openTerminal, type Terminal } from './terminal.js'

it('what takes time is told of on a line of its own, of which nothing is left', async () => {
  const folder = await noiseFolder()
  const terminal = openTerminal(process.execPath, [program, 'data', folder], 120, 30)
  onTestFinished(() => terminal.kill())
  expect(await terminal.ended).toBe(0)
  expect(terminal.received()).toContain(`\rreading ${folder}\u001b[K`)
  expect(terminal.screen()[0]).toMatch(/^[^ ]+: 350 images of 4 × 4/)
  expect(terminal.screen().join('\n')).not.toContain('reading')
})

it('a screen reader hears of no line that is written over, of no bar and no picture', async () => {
  const variables = { DOWNHILL_SCREEN_READER: 'true' }
  const terminal = openTerminal(process.execPath, [program, 'data', await noiseFolder()], 120, 30, variables)
  onTestFinished(() => terminal.kill())
  expect(await terminal.ended).toBe(0)
  expect(terminal.received()).not.toMatch(/\u001b|\r(?!\n)|━|▀/)
  expect(terminal.screen().join('\n')).toMatch(/^[^ ]+: 350 images of 4 × 4[\s\S]*\n +2 +100 +16\n/)
})

it.each<[string, number, (terminal: Terminal) => unknown]>([
  ['Ctrl-C', 130, terminal => terminal.press('\u0003')],
  ['SIGTERM', 143, async terminal => process.kill(await processOf(terminal), 'SIGTERM')]
])('%s ends what takes time at once, and the line is gone before the shell writes there', async (_, code, end) => {
  const file = join(await temporaryFolder(), 'small.safetensors')
  await writeFile(file, encodeCheckpoint(smallCheckpoint()))
  const line = `trap : INT; '${process.execPath}' '${program}' noise ${file} --count 1000000; code=$?; echo ended $code`
  const terminal = openTerminal('sh', ['-c', `${line}; ${exitWhenRead('$code')}`], 120, 30)
  onTestFinished(() => terminal.kill())
  await terminal.until('how far it is', rows => rows.some(row => row.startsWith('images of noise: ')))
  await end(terminal)
  expect(await terminal.ended).toBe(code)
  expect(terminal.screen()).toContain(`ended ${code}`)
  expect(terminal.screen().join('\n')).not.toContain('images of noise')
  expect(terminal.modesLeft()).toEqual([])
})
