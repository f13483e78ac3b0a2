import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadMnist } from '../../../source/dataset/mnist.js'
import { noiseFolder } from '../../dataset/noise-folder.js'
import { encoded, written } from '../../dataset/pictures.js'
import { keptFolder, temporaryFolder } from '../../temporary-folder.js'
import { jsonLines } from '../downhill.js'
import { downhillHere } from '../in-process.js'

let checkpoints: string
let pictures: string
let remove: () => Promise<unknown>
const predict = (...args: readonly string[]) =>
  downhillHere(['predict', 'latest', '--checkpoints', checkpoints, ...args], pictures)

/** A network that knows MNIST a little, and pictures: two digits of MNIST, one of them inverted, a seven, no picture. */
beforeAll(async () => {
  const folders = [await keptFolder(), await keptFolder()]
  ;[checkpoints, pictures] = folders.map(({ folder }) => folder) as [string, string]
  remove = () => Promise.all(folders.map(({ remove }) => remove()))
  const size = ['--train-size', '8000', '--validation', '1000', '--epochs', '2', '--batch-size', '10']
  await downhillHere(['--preset', 'fast', ...size, '--checkpoints', checkpoints])
  const { test } = await loadMnist()
  const digit = (at: number) =>
    sharp(Buffer.from(test.pixels.subarray(at * 784, (at + 1) * 784)), { raw: { width: 28, height: 28, channels: 1 } })
  await digit(0).png().toFile(join(pictures, 'seven.png'))
  await digit(3).negate().png().toFile(join(pictures, 'zero.png'))
  await encoded(written(30, 230, 160))
    .jpeg()
    .toFile(join(pictures, 'paper.jpg'))
  await writeFile(join(pictures, 'no\u001b[31m.png'), 'no picture')
})

afterAll(() => remove())

describe('downhill predict', () => {
  it('says what pictures show, how surely, and what else it might be', async () => {
    const { code, stdout, stderr } = await predict('seven.png', 'zero.png', 'paper.jpg')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^seven\.png {2}7 {2}\d+\.\d\d % {2}or else \d {2}\d+\.\d\d %$/),
      expect.stringMatching(
        /^zero\.png {3}0 {2}\d+\.\d\d % {2}or else \d {2}\d+\.\d\d % {2}\(dark on light: inverted\)$/
      ),
      expect.stringMatching(
        /^paper\.jpg {2}7 {2}\d+\.\d\d % {2}or else \d {2}\d+\.\d\d % {2}\(dark on light: inverted\)$/
      ),
      ''
    ])
  })
  it('says the same in JSON, with all outputs, which for softmax add up to 1', async () => {
    const [seven, zero] = jsonLines((await predict('seven.png', 'zero.png', '--json')).stdout)
    expect(seven).toMatchObject({ image: 'seven.png', class: '7', isInverted: false, form: 'mnist' })
    expect(zero).toMatchObject({ image: 'zero.png', class: '0', isInverted: true })
    const outputs = seven!.outputs as Record<string, number>
    expect(Object.values(outputs).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5)
    expect(seven!.probability).toBe(outputs['7'])
    const { class: next, probability } = seven!.runnerUp as { class: string; probability: number }
    expect(probability).toBe(outputs[next])
    expect(Math.max(...Object.values(outputs).filter(one => one !== outputs['7']))).toBe(probability)
  })
  it('shows pictures as the network sees them', async () => {
    const { stdout } = await predict('seven.png', '--show')
    const [, ...rows] = stdout.split('\n')
    expect(rows.length).toBe(15)
    expect(rows.join('')).toMatch(/██/)
    expect(stdout).not.toContain('\u001b')
  })
  it('goes on behind what it cannot read, and fails in the end', async () => {
    const { code, stdout, stderr } = await predict('no\u001b[31m.png', '/nowhere.png', 'seven.png')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^seven\.png +7 /)
    expect(stderr.split('\n')).toEqual([
      'downhill: no\\u{1b}[31m.png is not a picture (PNG, JPEG, WebP or GIF): name another picture.',
      'downhill: /nowhere.png is not there: name another picture.',
      ''
    ])
  })
  it('calls outputs that stand alone what they are, and sees pictures as large as the network does', async () => {
    const [data, other] = [await noiseFolder(), await temporaryFolder()]
    const flags = ['--epochs', '1', '--validation', '100', '--data', data, '--checkpoints', other]
    await downhillHere(['--headless', ...flags])
    const asked = ['predict', 'latest', join(pictures, 'seven.png'), '--checkpoints', other]
    const { stdout, stderr } = await downhillHere(asked)
    expect(stdout).toMatch(/seven\.png {2}[012] {2}0\.\d\d\d {2}or else [012] {2}0\.\d\d\d\n$/)
    expect(stderr).toMatch(/^downhill: The numbers are activations .* so they are no probabilities\.\n$/)
    const [line] = jsonLines((await downhillHere([...asked, '--json'])).stdout)
    expect(line).toMatchObject({ form: 'resized', activation: expect.any(Number) })
    expect(line).not.toHaveProperty('probability')
  })
  it.each([
    [['predict'], /wants a checkpoint and pictures/],
    [['predict', 'latest'], /wants a checkpoint and pictures/],
    [['predict', 'nowhere', 'a.png'], /checkpoint nowhere can't be read/],
    [['predict', 'latest', 'a.png', '--epochs', '3'], /downhill predict has no --epochs, which belongs to train:/]
  ])('refuses %j', async (args, sentence) => {
    const { code, stderr } = await downhillHere(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(sentence)
  })
})
