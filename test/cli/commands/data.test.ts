import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { noiseFolder } from '../../dataset/noise-folder.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { jsonLines } from '../downhill.js'
import { downhillHere } from '../in-process.js'

/** A folder to be in, with pictures of reds and blues below it, 14 each, and a file that is none. */
async function redAndBlue(): Promise<string> {
  const place = await temporaryFolder()
  for (const [i, name] of ['red', 'blue\u001b[31m'].entries()) {
    const folder = join(place, 'hues', name)
    await mkdir(folder, { recursive: true })
    for (let j = 0; j < 14; j++) {
      const level = 200 + j
      const background = i === 0 ? { r: level, g: j, b: 0 } : { r: 0, g: j, b: level }
      await sharp({ create: { width: 10 + j, height: 10, channels: 3, background } })
        .png()
        .toFile(join(folder, `${j}.png`))
    }
  }
  await writeFile(join(place, 'hues', 'red', 'notes.txt'), 'no picture')
  return place
}

describe('downhill data', () => {
  it('says what there is to train on, shows examples, and names problems', async () => {
    const place = await redAndBlue()
    const { code, stdout, stderr } = await downhillHere(['data', 'hues', '--glyphs', 'ascii', '--size', '4'], place)
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout.split('\n')
    expect(lines.slice(0, 7)).toEqual([
      'hues: 28 images of 4 × 4, grey, 2 classes',
      '20 to train on, 4 held out, 4 for the exam',
      'made from pictures of 10 × 10 to 23 × 10',
      '',
      '         class    training      test',
      `blue\\u{1b}[31m          12         2  ${'='.repeat(40)}`,
      `           red          12         2  ${'='.repeat(40)}`
    ])
    expect(lines.slice(7, 11)).toEqual([
      '',
      'blue\\u{1b}[31m',
      expect.stringMatching(/^([ .:=*#%@+-]{4} ){9}/),
      expect.anything()
    ])
    expect(lines.slice(-4)).toEqual([
      '',
      '1 problem',
      '  hues/red/notes.txt is not a picture (PNG, JPEG, WebP or GIF)',
      ''
    ])
    expect(await readdir(join(place, 'data/.cache'))).toHaveLength(1)
  })
  it('--json says it to a program', async () => {
    const place = await redAndBlue()
    const { code, stdout } = await downhillHere(['data', 'hues', '--json', '--size', '4', '--colour'], place)
    expect(code).toBe(0)
    expect(jsonLines(stdout)).toEqual([
      {
        name: 'hues',
        width: 4,
        height: 4,
        channels: 3,
        originals: [
          { width: 10, height: 10 },
          { width: 23, height: 10 }
        ],
        classes: [
          { name: 'blue\u001b[31m', train: 12, test: 2 },
          { name: 'red', train: 12, test: 2 }
        ],
        training: 20,
        validation: 4,
        test: 4,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        problems: [{ path: 'hues/red/notes.txt', what: 'is not a picture (PNG, JPEG, WebP or GIF)' }]
      }
    ])
  })
  it('shows what augmentation does, differently with another seed', async () => {
    const folder = await noiseFolder()
    const sheet = async (...flags: string[]) => (await downhillHere(['data', folder, ...flags])).stdout
    const [plain, first, again, other] = await Promise.all([
      sheet(),
      sheet('--augment', 'shift,rotate,elastic'),
      sheet('--augment', 'shift,rotate,elastic'),
      sheet('--augment', 'shift,rotate,elastic', '--seed', '2')
    ])
    expect(first).toBe(again)
    expect(new Set([plain, first, other]).size).toBe(3)
  })
  it('is MNIST where nobody says what', async () => {
    const { stdout } = await downhillHere(['data'])
    expect(stdout).toMatch(
      /^mnist: 70,000 images of 28 × 28, grey, 10 classes\n50,000 to train on, 10,000 held out, 10,000 for/
    )
  })
  it.each([
    ['data nowhere', /^downhill: nowhere is not there: --data wants [^\n]*\.\n$/],
    ['data one two', /takes one argument, and got 2/],
    ['data --size 0', /--size wants pixels from 1 to 1024/],
    ['data --epochs 3', /downhill data has no --epochs, which belongs to train:/]
  ])('%s is wrong usage', async (line, sentence) => {
    const { code, stdout, stderr } = await downhillHere(line.split(' '))
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
  })
})

describe('a network for pictures in colour', () => {
  it('learns them, and its checkpoint knows how to read them again', async () => {
    const place = await redAndBlue()
    await writeFile(join(place, 'names.txt'), 'sea\nrose\n')
    const flags = [
      '--data',
      'hues',
      '--colour',
      '--size',
      '5x3',
      '--names',
      'names.txt',
      '--batch-size',
      '4',
      '--augment',
      'shift'
    ]
    const trained = await downhillHere([...flags, '--epochs', '40', '--json'], place)
    expect(trained.code).toBe(0)
    expect(trained.stderr).toBe(
      'downhill: hues/red/notes.txt is not a picture (PNG, JPEG, WebP or GIF): see downhill data hues.\n'
    )
    const [ready, ...rest] = jsonLines(trained.stdout)
    expect(ready).toMatchObject({
      sizes: [45, 16, 16, 2],
      data: { width: 5, height: 3, channels: 3, classes: ['sea', 'rose'] }
    })
    expect(rest.at(-1)).toMatchObject({ event: 'done', testAccuracy: 1 })
    const evaluated = await downhillHere(['evaluate', 'latest'], place)
    expect(evaluated.stdout).toMatch(/accuracy 100\.00 % of 4 test images.* sea +rose\n +sea +2 +·\n +rose +· +2\n$/s)
    const predicted = await downhillHere(
      ['predict', 'latest', 'hues/red/0.png', 'hues/blue\u001b[31m/1.png', '--json'],
      place
    )
    expect(jsonLines(predicted.stdout)).toMatchObject([{ class: 'rose' }, { class: 'sea' }])
    const noise = await downhillHere(['noise', 'latest', '--json'], place)
    expect([noise.code, noise.stderr]).toEqual([0, ''])
    const resumed = await downhillHere(['--resume', 'latest', '--epochs', '41', '--json'], place)
    expect(resumed.code).toBe(0)
    expect(jsonLines(resumed.stdout)[0]).toMatchObject({
      epoch: 40,
      data: { channels: 3, training: 20, validation: 4 }
    })
  })
})
