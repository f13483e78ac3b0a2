import { expect, it } from 'vitest'
import { noiseFolder } from '../dataset/noise-folder.js'
import { startDownhill } from './downhill.js'

const ascii = /^[\x20-\x7e\r\n\u001b]*$/
const styled = /\u001b\[[\d;]+m/
/** What a terminal says of itself, what the program is to write on it, and what not. */
const environments: readonly (readonly [string, Record<string, string>, RegExp, RegExp | null])[] = [
  ['256 colours', { COLORTERM: '' }, /\u001b\[[\d;]*[34]8;5;/, /8;2;\d+;/],
  ['FORCE_COLOR=1', { FORCE_COLOR: '1' }, /\u001b\[[\d;]*35m/, /[34]8;[25];/],
  ['NO_COLOR', { NO_COLOR: '1' }, /╭[\s\S]*▁/, styled],
  ['a locale without UTF-8', { LANG: 'C' }, ascii, null],
  ['a terminal that calls itself dumb', { TERM: 'dumb' }, /^16-16-16-3 sigmoid \. quadratic[\s\S]*held out/, /\u001b/]
]

it.each(environments)('in %s the program writes what can be shown', async (_, variables, wanted, unwanted) => {
  const run = ['--data', await noiseFolder(), '--validation', '100', '--epochs', '3']
  const { terminal } = await startDownhill([100, 30], run, 'true', { variables })
  if (variables.TERM !== 'dumb') {
    await terminal.until('the end', rows => rows[0]!.includes('finished'))
    terminal.press('q')
  }
  expect(await terminal.ended).toBe(0)
  expect(terminal.received()).toMatch(wanted)
  if (unwanted) expect(terminal.received()).not.toMatch(unwanted)
})
