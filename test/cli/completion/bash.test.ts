import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { commandNames, flagsOf } from '../../../source/cli/command-table.js'
import { bashCompletion } from '../../../source/cli/completion/bash.js'
import { dashed } from '../../../source/cli/flag-table.js'
import { costNames, optimizerNames } from '../../../source/engine/recipe.js'
import { openTerminal } from '../../terminal/terminal.js'
import { files, isInstalled, sceneFor } from './shell.js'

/** What the completion offers for the last word of a line, as bash hands the line over: with = as a word of its own. */
async function offered(line: string): Promise<string[]> {
  return offeredFor(line.split(/ |(?==)|(?<==)/))
}

/** What it offers for the last of some words, after a command. */
async function offeredFor(words: readonly string[], before = ':'): Promise<string[]> {
  const { folder, script } = await sceneFor(bashCompletion())
  const call = `source "$1"; shift; ${before}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _downhill; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-uc', call, 'bash', script, ...words], {
    cwd: folder,
    encoding: 'utf8'
  })
  expect(stderr).toBe('')
  expect(readdirSync(folder)).toEqual(files)
  return stdout.split('\n').slice(0, -1)
}

const general = ['--help', '--version']
const firstWords = [...new Set(commandNames.map(name => name.split(' ')[0]!))]

describe.skipIf(!isInstalled('bash'))('in bash, which has to be installed,', () => {
  it.each<[string, readonly string[]]>([
    ['downhill ', firstWords],
    ['downhill ev', ['evaluate']],
    ['downhill --seed 3 ev', ['evaluate']],
    ['downhill --seed ', ['']],
    ['downhill --opt', ['--optimizer']],
    ['downhill --optimizer ', optimizerNames],
    ['downhill train --optimizer ada', ['adam', 'adamw']],
    ['downhill --optimizer=', optimizerNames],
    ['downhill --cost=c', ['cross-entropy']],
    ['downhill --cost quadratic --cost=', costNames],
    ['downhill --augment shift,r', ['shift,rotate']],
    ['downhill checkpoints ', ['list', 'verify', 'prune']],
    ['downhill checkpoints --checkpoints runs pr', ['prune']],
    ['downhill checkpoints prune --', [...flagsOf('checkpoints prune').map(dashed), ...general]],
    ['downhill checkpoints prune ', ['']],
    ['downhill help c', ['checkpoints', 'completion', 'config']],
    ['downhill help checkpoints p', ['prune']],
    ['downhill completion ', ['bash', 'zsh', 'fish']],
    ['downhill export latest --to ', ['onnx', 'npz', 'safetensors', 'pytorch']],
    ['downhill fit x --to ', ['']],
    ['downhill fit x --activation ', ['sigmoid', 'tanh', 'relu']],
    ['downhill evaluate ', ['latest', ...files]],
    ['downhill evaluate la', ['latest', 'late $(touch pwned)', 'late `touch pwned`']],
    ['downhill evaluate latest ', ['']],
    ['downhill predict latest s', ['seven.png']],
    ['downhill predict latest seven.png s', ['seven.png']],
    ['downhill data ', ['mnist', ...files]],
    ['downhill --resume lat', ['latest', 'late $(touch pwned)', 'late `touch pwned`']],
    ['downhill --checkpoints ', ['my runs']],
    ['downhill --bogus ', firstWords],
    ['downhill bogus ', ['']]
  ])('“%s” goes on with %j', async (line, wanted) => {
    expect((await offered(line)).toSorted()).toEqual([...wanted].toSorted())
  })

  it.each(commandNames.map(name => [name, flagsOf(name)] as const))('%s has its flags', async (name, flags) => {
    expect(await offered(`downhill ${name} --`)).toEqual([...flags.map(dashed), ...general])
  })

  // Bash 3.2 parts words at spaces alone, and yet completes only what is behind the =.
  it.each<[string, readonly string[]]>([
    ['downhill --optimizer=nes', ['nesterov']],
    ['downhill --optimizer=', optimizerNames],
    ['downhill --augment=shift,r', ['shift,rotate']],
    ['downhill --checkpoints=m', ['my runs']],
    ['downhill --seed=3 ev', ['evaluate']]
  ])('“%s” goes on with %j before bash 4.0 too', async (line, wanted) => {
    expect(await offeredFor(line.split(' '))).toEqual(wanted)
  })
  it('a value is completed with its flag where = does not part words', async () => {
    const offered = await offeredFor(['downhill', '--optimizer=nes'], "COMP_WORDBREAKS=$' \\t\\n'")
    expect(offered).toEqual(['--optimizer=nesterov'])
  })

  it.each([
    ['compopt', ':'],
    ['no compopt, as before bash 4.0,', 'enable -n compopt']
  ])('what is typed is completed, and the names of files are quoted, where there is %s', async (_, before) => {
    const { folder, script } = await sceneFor(bashCompletion())
    const terminal = openTerminal('bash', ['--norc', '--noprofile', '-i'], 80, 20)
    onTestFinished(() => terminal.kill())
    const scene = `${before}; cd '${folder}'; source '${script}'`
    terminal.press(`${scene}; PS1='> '; bind 'set bell-style none'; clear\r`)
    await terminal.until('a prompt', rows => rows[0] === '>')
    const shown = (text: string) =>
      terminal.until(text, rows => rows.at(rows.findLastIndex(row => row !== '')) === text)
    for (const [typed, completed] of [
      ['downhill eval\tlatest --js\t', '> downhill evaluate latest --json'],
      ['downhill --optimizer=nes\t', '> downhill --optimizer=nesterov'],
      ['downhill evaluate late\\ $\t', '> downhill evaluate late\\ \\$\\(touch\\ pwned\\)'],
      ['downhill --checkpoints m\t', '> downhill --checkpoints my\\ runs/']
    ] as const) {
      terminal.press(typed)
      await shown(completed)
      terminal.press('\u0015')
    }
    expect(readdirSync(folder)).toEqual(files)
  })
})
