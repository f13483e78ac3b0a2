import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../../source/checkpoint/checkpoint.js'
import { smallCheckpoint } from '../../checkpoint/small.js'
import { noiseFolder } from '../../dataset/noise-folder.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { readCheckpoint, savedFiles } from '../../trainer/training.js'
import { jsonLines } from '../downhill.js'
import { downhillHere } from '../in-process.js'

/** A folder with a config file, where that file and one of the user's count. */
async function place(settings: object, ofUser: object = {}) {
  const folder = await temporaryFolder()
  const user = join(folder, 'user')
  await mkdir(join(user, 'downhill'), { recursive: true })
  await writeFile(join(user, 'downhill', 'config.json'), JSON.stringify(ofUser))
  await writeFile(join(folder, 'downhill.config.json'), JSON.stringify(settings))
  const found = { DOWNHILL_CONFIG: '', XDG_CONFIG_HOME: user }
  const run = (args: readonly string[], variables = {}) => downhillHere(args, folder, { ...found, ...variables })
  /** What is in force, and where it comes from. */
  const inForce = async (args: readonly string[], variables = {}) => {
    const { code, stdout, stderr } = await run(['config', '--json', ...args], variables)
    expect([code, stderr]).toEqual([0, ''])
    return new Map(jsonLines(stdout).map(({ setting, value, from }) => [setting, [value, from]]))
  }
  return { folder, user, run, inForce }
}

/** SHA-256 of the weights and moments of a folder's last checkpoint. */
async function lastWeights(checkpoints: string) {
  const { description, tensors } = await readCheckpoint((await savedFiles(checkpoints)).at(-1)!)
  const hash = createHash('sha256')
  for (const { name, data } of tensors)
    hash.update(name).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  return { description, hash: hash.digest('hex') }
}

describe('downhill config', () => {
  it('prints the settings in force as a config file, which comes to the same', async () => {
    const { run, folder } = await place({ preset: 'fast', epochs: 3, fit: { neurons: 8 }, checkpoints: 'runs' })
    const args = ['--layers', '20', '--size', '32x24', '--no-headless']
    const { code, stdout, stderr } = await run(['config', ...args], { DOWNHILL_SEED: '5' })
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ $schema: 'https://unpkg.com/downhill/downhill.schema.json', layers: [20], activation: 'relu', epochs: 3 },
      ...{ seed: 5, size: [32, 24], keep: null, checkpoints: 'runs', fit: { neurons: 8, activation: 'tanh' } }
    })
    await writeFile(join(folder, 'all.json'), stdout)
    expect((await run(['config', '--config', 'all.json'], { DOWNHILL_SEED: '6' })).stdout).toBe(stdout)
  })
  it('--json says where each comes from, the strongest place first', async () => {
    const { inForce, user } = await place({ preset: 'fast', keep: 3 }, { threads: 2, batchSize: 5, keep: 9 })
    const found = await inForce(['--seed', '4'], { DOWNHILL_GLYPHS: 'ascii' })
    expect(Object.fromEntries(found)).toMatchObject({
      ...{ seed: [4, 'the command line'], glyphs: ['ascii', 'DOWNHILL_GLYPHS'], keep: [3, 'downhill.config.json'] },
      ...{ threads: [2, join(user, 'downhill', 'config.json')], batchSize: [24, 'preset fast'] },
      ...{ weightDecay: [0, 'preset fast'], data: ['mnist', 'default'], 'noise.count': [1000, 'default'] }
    })
  })
  it('--schema prints the schema', async () => {
    const { stdout } = await downhillHere(['config', '--schema'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Settings of Downhill' })
  })
  it('of a checkpoint repeats its run to the same weights, whatever else is set', async () => {
    const data = await noiseFolder()
    const hostile = { layers: [3], seed: 9, names: 'none.txt', colour: true, shuffleLabels: true, validation: 7 }
    const { folder, run } = await place({ ...hostile, preset: 'accurate' }, { data, size: 9, keep: 1 })
    const recipe = ['--layers', '7,5', '--activation', 'tanh', '--optimizer', 'adam', '--schedule', 'cosine']
    const rest = ['--batch-size', '9', '--epochs', '3', '--seed', '12', '--weight-decay', '0.01', '--train-size', '150']
    const flags = [...recipe, ...rest, '--data', data, '--validation', '100', '--headless', '--config', 'none']
    expect(await run([...flags, '--checkpoints', 'first'])).toMatchObject({ code: 0, stderr: '' })

    const settings = await run(['config', 'latest', '--checkpoints', 'first'], { DOWNHILL_LEARNING_RATE: '5' })
    expect([settings.code, settings.stderr]).toEqual([0, ''])
    await writeFile(join(folder, 'run.json'), settings.stdout)
    const again = ['--config', 'run.json', '--checkpoints', 'second', '--threads', '2']
    const variables = { DOWNHILL_LEARNING_RATE: '5', DOWNHILL_HEADLESS: '1' }
    expect(await run(again, variables)).toMatchObject({ code: 0, stderr: '' })

    const [first, second] = await Promise.all([lastWeights(join(folder, 'first')), lastWeights(join(folder, 'second'))])
    expect(second.description.recipe).toEqual(first.description.recipe)
    expect(second.description.data).toEqual(first.description.data)
    expect(second.description.progress.epoch).toBe(3)
    expect(second.hash).toBe(first.hash)
    const other = await run([...again.slice(0, 2), '--checkpoints', 'third', '--seed', '13', '--headless'])
    expect(other.code).toBe(0)
    expect((await lastWeights(join(folder, 'third'))).hash).not.toBe(first.hash)
  })
  it('says what settings can’t repeat', async () => {
    const { folder, run } = await place({})
    const { description, tensors } = smallCheckpoint()
    const save = (name: string, changes: object) =>
      writeFile(join(folder, name), encodeCheckpoint({ description: { ...description, ...changes }, tensors }))
    await save('changed.safetensors', { rateChanges: [{ at: 0.5, from: 1, to: 2 }] })
    await save('branch.safetensors', { rateChanges: [], parent: { run: 'run-\u001b[2J', epoch: 1, batch: 0 } })
    const sentences = await Promise.all(
      ['changed', 'branch'].map(async name => (await run(['config', `${name}.safetensors`])).stderr)
    )
    expect(sentences).toEqual([
      `downhill: The learning rate of this run was changed while it trained: with these settings it stays ${description.recipe.learningRate}.\n`,
      'downhill: This run branched off run-\\u{1b}[2J: with these settings it begins at epoch 0.\n'
    ])
  })
})

describe('that a screen reader listens', () => {
  it.each<[string, object | null, Record<string, string>, string[], [boolean, string]]>([
    ['is what Ink’s variable says', null, {}, [], [true, 'INK_SCREEN_READER']],
    ['unless a file says otherwise', { screenReader: false }, {}, [], [false, 'default']],
    ['unless our variable does', null, { DOWNHILL_SCREEN_READER: '0' }, [], [false, 'default']],
    [
      'unless --no-screen-reader overrules them all',
      { screenReader: true },
      { DOWNHILL_SCREEN_READER: '1' },
      ['--no-screen-reader'],
      [false, 'default']
    ]
  ])('%s', async (_, file, variables, args, expected) => {
    const { inForce } = await place(file ?? {})
    const found = await inForce(args, { INK_SCREEN_READER: 'true', ...variables })
    expect(found.get('screenReader')).toEqual(expected)
  })
})

describe('defaults of one’s own', () => {
  it('never keep --resume from going on with what the checkpoint says', async () => {
    const data = await noiseFolder()
    const { run, folder } = await place({
      layers: [3],
      seed: 9,
      epochs: 1,
      learningRate: 7,
      preset: 'fast',
      headless: true
    })
    const flags = ['--data', data, '--validation', '100', '--checkpoints', 'runs']
    const first = ['--config', 'none', '--headless', '--layers', '6', '--epochs', '2', ...flags]
    expect(await run(first)).toMatchObject({ code: 0, stderr: '' })
    expect(await run(['--resume', 'latest', '--epochs', '3', '--checkpoints', 'runs'])).toMatchObject({
      code: 0,
      stderr: ''
    })
    const { description } = await lastWeights(join(folder, 'runs'))
    expect(description.progress.epoch).toBe(3)
    expect(description.recipe).toMatchObject({ hiddenLayers: [6], seed: 1, learningRate: 0.3, epochs: 3 })
    const fixed = await run(['--resume', 'latest', '--epochs', '4', '--seed', '2', '--checkpoints', 'runs'])
    expect([fixed.code, fixed.stderr]).toEqual([
      2,
      'downhill: --seed is fixed by the checkpoint: leave it out together with --resume.\n'
    ])
  })
  it('are heeded by other commands, and switched off', async () => {
    const { run } = await place({ json: true, data: await noiseFolder() })
    expect(jsonLines((await run(['data'])).stdout)).toMatchObject([{ width: 4, training: 250 }])
    expect((await run(['data', '--no-json'])).stdout).toMatch(/350 images of 4 × 4/)
    expect((await run(['data'], { DOWNHILL_JSON: '0' })).stdout).toMatch(/350 images of 4 × 4/)
  })
  it('that make no sense end every command but help with a sentence', async () => {
    const { run } = await place({ learningRate: 'x' })
    const sentence = 'downhill: downhill.config.json: learningRate wants a number above 0, like 0.1, and got “x”.\n'
    for (const args of [[], ['evaluate', 'latest'], ['config']]) {
      expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: sentence })
    }
    expect(await run(['--version'])).toMatchObject({ code: 0, stderr: '' })
    expect(await run(['help', 'config'])).toMatchObject({ code: 0, stderr: '' })
    expect((await run(['config', '--config', 'none'])).code).toBe(0)
  })
  it('in a variable that is none of ours are told of, and change nothing', async () => {
    const { run } = await place({})
    const { code, stderr } = await run(['config'], { DOWNHILL_SEEED: '3' })
    const sentence = 'No setting is called “DOWNHILL_SEEED”, which changes nothing: did you mean DOWNHILL_SEED?'
    expect([code, stderr]).toEqual([0, `downhill: ${sentence}\n`])
  })
})
