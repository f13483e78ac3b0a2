import { execFileSync } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSettings, readFoundFile, readNamedFile } from '../../../source/cli/config/file.js'
import { UsageError } from '../../../source/cli/usage-error.js'
import { temporaryFolder } from '../../temporary-folder.js'

const textsOf = (json: string) =>
  Object.fromEntries([...parseSettings(json, 'my.json')].map(([key, { text }]) => [key, text]))

describe('a config file', () => {
  it.each<[string, object]>([
    ['{}', {}],
    ['', {}],
    [' \n', {}],
    ['\ufeff{"seed": 3}', { seed: '3' }],
    ['{"$schema": "x", "layers": [16, 16], "learningRate": 0.1}', { layers: '16,16', learningRate: '0.1' }],
    ['{"layers": [], "augment": "none", "batchSize": "all"}', { layers: 'none', augment: 'none', batchSize: 'all' }],
    ['{"layers": 30, "augment": "shift"}', { layers: '30', augment: 'shift' }],
    ['{"augment": ["shift", "rotate"], "size": 32}', { augment: 'shift,rotate', size: '32' }],
    ['{"size": [32, 24], "data": "my data"}', { size: '32x24', data: 'my data' }],
    ['{"headless": true, "json": false, "keep": null}', { headless: '', json: null, keep: null }],
    ['{"seed": 5.0, "learningRate": 1e-7}', { seed: '5', learningRate: '1e-7' }],
    [
      '{"fit": {"neurons": 8, "activation": "relu"}, "activation": "tanh", "noise": {}}',
      { 'fit.neurons': '8', 'fit.activation': 'relu', activation: 'tanh' }
    ]
  ])('%j says what flags would', (json, texts) => {
    expect(textsOf(json)).toEqual(texts)
  })
  it('is where its settings are said to come from', () => {
    expect(parseSettings('{"seed": 3}', 'my.json').get('seed')).toEqual({ text: '3', from: 'my.json' })
  })
  it.each<[string, string]>([
    ['{"learningRate": "x"}', 'my.json: learningRate wants a number above 0, like 0.1, and got “x”.'],
    ['{"learningRate": "0.1"}', 'my.json: learningRate wants a number above 0, like 0.1, and got “"0.1"”.'],
    ['{"learningRate": 0}', 'my.json: learningRate wants a number above 0, like 0.1, and got “0”.'],
    ['{"learningRate": 1e999}', 'my.json: learningRate wants a number above 0, like 0.1, and got “Infinity”.'],
    ['{"epochs": 1.5}', 'my.json: epochs wants a whole number from 1 up, and got “1.5”.'],
    ['{"epochs": {"a": [1]}}', 'my.json: epochs wants a whole number from 1 up, and got “{"a": [1]}”.'],
    ['{"epochs": true}', 'my.json: epochs wants a whole number from 1 up, and got “true”.'],
    ['{"seed": 9007199254740993}', 'my.json: seed wants a whole number from 0 up, and got “9007199254740992”.'],
    ['{"threads": 65}', 'my.json: threads wants a whole number from 1 to 64, and got “65”.'],
    ['{"batchSize": "10"}', 'my.json: batchSize wants a whole number from 1 up, or all, and got “"10"”.'],
    [
      '{"layers": [16, "x"]}',
      'my.json: layers wants sizes of hidden layers from 1 to 65536, like 16,16, or none, and got “16,"x"”.'
    ],
    ['{"size": [1, 2, 3]}', 'my.json: size wants pixels from 1 to 1024, like 28 or 32x24, and got “1x2x3”.'],
    ['{"size": []}', 'my.json: size wants pixels from 1 to 1024, like 28 or 32x24, and got nothing.'],
    ['{"cost": 1}', 'my.json: cost wants quadratic or cross-entropy, and got “1”.'],
    ['{"glyphs": "block"}', 'my.json: glyphs wants auto, blocks or ascii, and got “block”: did you mean blocks?'],
    ['{"data": 5}', 'my.json: data wants text, and got “5”.'],
    ['{"data": ""}', 'my.json: data wants mnist, a folder, or a CSV file, and got nothing.'],
    ['{"headless": "yes"}', 'my.json: headless wants true or false, and got “yes”.'],
    ['{"headless": 1}', 'my.json: headless wants true or false, and got “1”.'],
    ['{"fit": {"activation": "softmax"}}', 'my.json: fit.activation wants sigmoid, tanh or relu, and got “softmax”.'],
    ['{"fit": 3}', 'my.json: fit wants settings of its own, like {}, and got no object.'],
    ['{"learning-rate": 1}', 'my.json: there is no setting “learning-rate”: did you mean learningRate?'],
    ['{"neurons": 3}', 'my.json: there is no setting “neurons”: did you mean {"fit": {"neurons": …}}?'],
    ['{"fit": {"epochs": 3}}', 'my.json: there is no setting “fit.epochs”: see downhill config --schema.'],
    ['{"fit.neurons": 3}', 'my.json: there is no setting “fit.neurons”: did you mean {"fit": {"neurons": …}}?'],
    ['{"__proto__": 1}', 'my.json: there is no setting “__proto__”: see downhill config --schema.'],
    ['{"toString": 1}', 'my.json: there is no setting “toString”: see downhill config --schema.'],
    ['{"\\u001b[2J": 1}', 'my.json: there is no setting “\\u{1b}[2J”: see downhill config --schema.'],
    [
      '{"resume": "latest"}',
      "my.json: resume can't be a default, because with it no run would ever begin: give --resume when you call downhill."
    ],
    ['[1]', 'my.json holds no settings: write some, like {"epochs": 10}.'],
    ['{"epochs": 10,\n "seed" 3}', 'my.json is no JSON at line 2, column 9: a colon should be where “3” is.'],
    ['{"epochs": 10, "epochs": 3}', 'my.json is no JSON at line 1, column 16: the key “epochs” is there twice.']
  ])('%j is refused', (json, sentence) => {
    expect(() => parseSettings(json, 'my.json')).toThrow(new UsageError(sentence))
  })
  it('of a very long word is refused in a sentence that is no book', () => {
    expect(() => parseSettings(`{"cost": "${'x'.repeat(1e6)}"}`, 'my.json')).toThrow(/^my\.json: .{430,500}…”\.$/)
  })
})

describe('reading it', () => {
  it('says nothing when none is found, and refuses one that is named and is not there', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    for (const path of [join(folder, 'none.json'), join(folder, 'file', 'none.json')]) {
      expect(await readFoundFile(path)).toEqual(new Map())
      await expect(readNamedFile(path, '--config')).rejects.toThrow(
        /none\.json can't be read \(ENO.*\): --config wants a JSON file of settings\.$/
      )
    }
    await expect(readNamedFile('', '--config')).rejects.toThrow(
      new UsageError('--config wants a JSON file of settings, or none, and got nothing.')
    )
  })
  it('refuses what holds no settings', async () => {
    const folder = await temporaryFolder()
    const at = (name: string) => join(folder, name)
    await mkdir(at('folder'))
    await writeFile(at('large'), ' '.repeat((1 << 20) + 1))
    await writeFile(at('utf-16'), Buffer.from('\ufeff{"seed": 1}', 'utf16le'))
    await writeFile(at('as large as may be'), '{}'.padEnd(1 << 20))
    await expect(readFoundFile(at('folder'))).rejects.toThrow(
      new UsageError(`${at('folder')} can't be read (EISDIR): settings want a JSON file.`)
    )
    await expect(readFoundFile(at('large'))).rejects.toThrow(/has more than a megabyte/)
    await expect(readNamedFile('/dev/zero', '--config')).rejects.toThrow(/has more than a megabyte/)
    await expect(readFoundFile(at('utf-16'))).rejects.toThrow(/is no text in UTF-8/)
    expect(await readFoundFile(at('as large as may be'))).toEqual(new Map())
  })
  it.skipIf(process.getuid?.() === 0)('refuses one that may not be read', async () => {
    const path = join(await temporaryFolder(), 'secret.json')
    await writeFile(path, '{}')
    await chmod(path, 0)
    await expect(readFoundFile(path)).rejects.toThrow(/EACCES/)
  })
  it('takes a pipe that is named', async () => {
    const path = join(await temporaryFolder(), 'pipe')
    execFileSync('mkfifo', [path])
    const [place] = await Promise.all([readNamedFile(path, '--config'), writeFile(path, '{"seed": 3}')])
    expect(place.get('seed')?.text).toBe('3')
  })
})
