import { readdirSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { zshCompletion } from '../../../source/cli/completion/zsh.js'
import { openTerminal } from '../../terminal/terminal.js'
import { files, isInstalled, sceneFor } from './shell.js'

describe.skipIf(!isInstalled('zsh'))('in zsh, where it is installed,', () => {
  it('what is typed is completed, and explained where there is more than one way on', async () => {
    const { folder, script } = await sceneFor(zshCompletion())
    const terminal = openTerminal('zsh', ['-f', '-i'], 100, 24)
    onTestFinished(() => terminal.kill())
    terminal.press(`cd '${folder}'; autoload -Uz compinit; compinit -u -D; source '${script}'; PS1='> '; clear\r`)
    await terminal.until('a prompt', rows => rows[0] === '>')
    for (const [typed, ...wanted] of [
      ['downhill eval\tlatest --js\t', '> downhill evaluate latest --json'],
      ['downhill --optimizer=nes\t', '> downhill --optimizer=nesterov'],
      ['downhill export latest --to p\t', '> downhill export latest --to pytorch'],
      [
        'downhill checkpoints \t',
        'list    -- every checkpoint of every run, newest first',
        'prune   -- deletes all but the best n of each run'
      ],
      ['downhill checkpoints prune --\t', '--keep         -- how many of the best to keep of each run'],
      ['downhill help checkpoints v\t', '> downhill help checkpoints verify'],
      ['downhill --augment shift,rot\t', '> downhill --augment shift,rotate,'],
      ['downhill --checkpoints m\t', '> downhill --checkpoints my\\ runs/'],
      ['downhill predict latest sev\t', '> downhill predict latest seven.png'],
      ['downhill --resume lates\t', '> downhill --resume latest'],
      ['downhill evaluate late\\ \\$\t', '> downhill evaluate late\\ \\$\\(touch\\ pwned\\)']
    ] as const) {
      terminal.press(typed)
      await terminal.until(wanted.join('\n'), rows => wanted.every(text => rows.includes(text)))
      // Away with the line, and then with what is listed below it.
      terminal.press('\u0015\u000c')
      await terminal.until('an empty line', rows => rows[0] === '>' && rows.slice(1).every(row => row === ''))
    }
    expect(readdirSync(folder)).toEqual(files)
  })
})
