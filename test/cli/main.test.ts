import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bashCompletion } from '../../source/cli/completion/bash.js'
import { keptFolder } from '../temporary-folder.js'
import { downhill } from './downhill.js'
import { downhillHere } from './in-process.js'

describe('downhill', () => {
  it.each(['--help', '-h', 'help'])('%s explains the whole on a screen of 40 lines', async line => {
    const { code, stdout, stderr } = await downhillHere([line])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('  evaluate <checkpoint>  ')
    expect(stdout.split('\n').length).toBeLessThanOrEqual(40)
  })
  it.each([
    'evaluate --help',
    'evaluate latest --json -h',
    'help evaluate',
    '--help evaluate',
    'evaluate --bogus --help'
  ])('%s explains a command', async line => {
    const { code, stdout, stderr } = await downhillHere(line.split(' '))
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^downhill evaluate <checkpoint> \[flags\]\n/)
  })
  it('fit --help is no function', async () => {
    const { stdout } = await downhillHere(['fit', '-h'])
    expect(stdout).toMatch(/^downhill fit /)
  })
  it('completion prints a script alone', async () => {
    expect(await downhillHere(['completion', 'bash'])).toEqual({ code: 0, stdout: `${bashCompletion()}\n`, stderr: '' })
  })
  it('--version says the version of the package', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    const said = { code: 0, stdout: `${version}\n`, stderr: '' }
    for (const line of ['--version', 'checkpoints prune --version'])
      expect(await downhill(line.split(' '))).toEqual(said)
  })
})

describe('wrong usage ends with exit code 2 and one sentence on standard error:', () => {
  let folder = ''
  beforeAll(async () => {
    const kept = await keptFolder()
    folder = kept.folder
    await writeFile(join(folder, 'empty'), '')
    return kept.remove
  })
  it.each<[string, string]>([
    ['--bogus', 'There is no flag --bogus here: see downhill help train.'],
    ['--optimiser adam', 'There is no flag --optimiser here: did you mean --optimizer?'],
    ['--optimizer adm', '--optimizer wants sgd, momentum, nesterov, adam or adamw, and got “adm”: did you mean adam?'],
    ['-x', 'There is no flag -x here: see downhill help train.'],
    [
      'frobnicate',
      'There is no command “frobnicate”: train, data, fit, evaluate, predict, noise, export, checkpoints, config, help and completion are there.'
    ],
    ['train extra', 'downhill train takes no argument, and got 1: see downhill help train.'],
    ['--layers 0,x', '--layers wants sizes of hidden layers from 1 to 65536, like 16,16, or none, and got “0,x”.'],
    ['--learning-rate banana', '--learning-rate wants a number above 0, like 0.1, and got “banana”.'],
    ['--learning-rate -1', '--learning-rate wants a number above 0, like 0.1, and got “-1”.'],
    ['--learning-rate', '--learning-rate wants a number above 0, like 0.1, and got nothing.'],
    ['--seed=', '--seed wants a whole number from 0 up, and got nothing.'],
    ['--glyphs emoji', '--glyphs wants auto, blocks or ascii, and got “emoji”.'],
    [
      '--resume latest',
      'There is no checkpoint in checkpoints yet: train first, or name another --checkpoints folder.'
    ],
    ['--resume latest --seed 2', '--seed is fixed by the checkpoint: leave it out together with --resume.'],
    ['--resume missing', "The checkpoint missing can't be read (ENOENT): see downhill checkpoints list."],
    ['--validation 60000', 'Holding out 60000 images leaves none of 60000 to train on: give a smaller --validation.'],
    [
      '--data missing --json',
      "missing is not there: --data wants mnist, a folder with MNIST's four IDX files or with one subfolder of pictures a class, or a CSV file."
    ],
    ['evaluate', 'downhill evaluate wants a checkpoint: a file, a run folder, or latest.'],
    ['evaluate one two', 'downhill evaluate takes one argument, and got 2: see downhill help evaluate.'],
    ['evaluate latest --jsno', 'There is no flag --jsno here: did you mean --json?'],
    [
      'evaluate latest --seed 1',
      'downhill evaluate has no --seed, which belongs to train, data, fit and noise: see downhill help evaluate.'
    ],
    [
      'evaluate latest',
      'There is no checkpoint in checkpoints yet: train first, or name another --checkpoints folder.'
    ],
    ['evaluate missing --json', "The checkpoint missing can't be read (ENOENT): see downhill checkpoints list."],
    [
      'evaluate missing --checkpoints cp',
      "The checkpoint missing can't be read (ENOENT): see downhill checkpoints list --checkpoints cp."
    ],
    ['--names missing --json', 'missing is not a file: --names wants one with the name of a class on each line.'],
    ['evaluate empty', "The checkpoint empty can't be used because it ends before its header: take another one."],
    ['export', 'downhill export wants a checkpoint: a file, a run folder, or latest.'],
    ['export latest', 'downhill export wants --to onnx, npz, safetensors or pytorch.'],
    ['export latest --to pickle', '--to wants onnx, npz, safetensors or pytorch, and got “pickle”.'],
    ['export latest --to onnx --output=', '--output wants a file, and got nothing.'],
    ['export one two --to onnx', 'downhill export takes one argument, and got 2: see downhill help export.'],
    ['export missing --to onnx', "The checkpoint missing can't be read (ENOENT): see downhill checkpoints list."],
    ['--to onnx', 'downhill train has no --to, which belongs to fit and export: see downhill help train.'],
    [
      'evaluate latest --force',
      'downhill evaluate has no --force, which belongs to export: see downhill help evaluate.'
    ],
    ['--dry-run', 'downhill train has no --dry-run, which belongs to checkpoints prune: see downhill help train.'],
    [
      'checkpoints burn',
      'downhill checkpoints can list, verify or prune, and does not know “burn”: see downhill help checkpoints.'
    ],
    [
      'checkpoints prnue',
      'downhill checkpoints can list, verify or prune, and does not know “prnue”: did you mean prune?'
    ],
    ['completion', 'downhill completion wants a shell: bash, zsh or fish.'],
    ['completion zhs', 'downhill completion wants bash, zsh or fish, and got “zhs”: did you mean zsh?'],
    ['evalute latest', 'There is no command “evalute”: did you mean downhill evaluate?'],
    ['help evalute', 'There is no command “evalute”: did you mean downhill evaluate?'],
    ['help evaluate latest', "downhill help wants a command, and can't do anything with “latest”: leave it out."],
    [
      'checkpoints verify all',
      'downhill checkpoints verify takes no argument, and got 1: see downhill help checkpoints verify.'
    ],
    [
      'checkpoints verify --keep 1',
      'downhill checkpoints verify has no --keep, which belongs to train and checkpoints prune: see downhill help checkpoints verify.'
    ],
    ['checkpoints prune', 'downhill checkpoints prune wants --keep n: how many of the best to keep.'],
    ['checkpoints prune --keep 0', '--keep wants a whole number from 1 up, and got “0”.'],
    [
      'checkpoints list all',
      'downhill checkpoints list takes no argument, and got 1: see downhill help checkpoints list.'
    ]
  ])('downhill %s', async (line, sentence) => {
    const outcome = await downhillHere(line.split(' '), folder)
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: `downhill: ${sentence}\n` })
    expect(await readdir(folder)).toEqual(['empty'])
  })
  it('in a process of its own, too', async () => {
    const stderr = 'downhill: There is no flag --bogus here: see downhill help train.\n'
    expect(await downhill(['--bogus'], folder)).toEqual({ code: 2, stdout: '', stderr })
  })
  it('an argument that would steer the terminal is shown, not sent', async () => {
    const { code, stderr } = await downhillHere(['\u001b[2J\u001b]0;owned\u0007'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^downhill: There is no command “\\u\{1b\}\[2J\\u\{1b\}\]0;owned\\u\{7\}”/)
  })
  // meow throws before givenFlags sees the two values: a stack trace, and exit code 1.
  it('downhill --seed 1 --seed 2', async () => {
    const { code, stderr } = await downhillHere(['--seed', '1', '--seed', '2'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^downhill: .*--seed.*\.\n$/)
  })
  // readdir's ENOTDIR is not turned into a sentence: a stack trace, and exit code 1.
  it.each(['checkpoints list', 'checkpoints verify', 'checkpoints prune --keep 1', 'evaluate latest'])(
    'downhill %s --checkpoints <a file>',
    async line => {
      const { code, stderr } = await downhillHere([...line.split(' '), '--checkpoints', 'empty'], folder)
      expect(code).toBe(2)
      expect(stderr).toMatch(/^downhill: [^\\]*\.\n$/)
    }
  )
})
