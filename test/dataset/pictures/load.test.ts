import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataError, type Dataset, fingerprint } from '../../../source/dataset/dataset.js'
import { loadDataset } from '../../../source/dataset/load.js'
import { temporaryFolder } from '../../temporary-folder.js'

const cwd = process.cwd()
// What is decoded is kept in data/.cache of the folder one is in.
beforeEach(async () => process.chdir(await temporaryFolder()))
afterEach(() => process.chdir(cwd))

type Rgb = readonly [number, number, number]

/** A picture with one colour on the left and another on the right. */
function halves(left: Rgb, right: Rgb, width = 8, height = 4) {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const x = Math.floor(i / 3) % width
    return (x < width / 2 ? left : right)[i % 3]!
  })
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** So many pictures of light and as many of dark, no two alike. */
async function lightAndDark(count: number, folder = 'pictures'): Promise<string> {
  for (const [kind, base] of [['light', 200] as const, ['dark', 20] as const]) {
    await mkdir(join(folder, kind), { recursive: true })
    for (let i = 0; i < count; i++) {
      await halves([base + i, base, base], [base, base, base])
        .png()
        .toFile(join(folder, kind, `${i}.png`))
    }
  }
  return folder
}

const sum = ({ train, test }: Dataset) => [train, test].map(({ labels }) => labels.length)

describe('a folder of pictures', () => {
  it('is a data set with a class for each subfolder, split alike wherever it lies and whatever its files are called', async () => {
    const data = await lightAndDark(14)
    const dataset = await loadDataset({ data, size: [2, 1] })
    expect(dataset).toMatchObject({ name: 'pictures', width: 2, height: 1, classes: ['dark', 'light'], problems: [] })
    expect(sum(dataset)).toEqual([24, 4])
    expect(dataset.originals).toEqual([
      { width: 8, height: 4 },
      { width: 8, height: 4 }
    ])
    for (let i = 0; i < 24; i++) expect(dataset.train.pixels[i * 2 + 1]! > 100).toBe(dataset.train.labels[i] === 1)
    await rename(data, 'moved')
    for (const [i, name] of (await readdir('moved/dark')).entries()) {
      await rename(join('moved/dark', name), join('moved/dark', `${i}-${99 - i}`))
    }
    expect(fingerprint(await loadDataset({ data: 'moved', size: [2, 1] }))).toBe(fingerprint(dataset))
  })
  it('has 28 × 28 grey pixels where nobody asks for others', async () => {
    const { width, height, channels, train } = await loadDataset({ data: await lightAndDark(2) })
    expect([width, height, channels, train.pixels.length]).toEqual([28, 28, undefined, 2 * 784])
  })
  it('is as grey as the luma of its colours', async () => {
    for (const kind of ['a', 'b']) {
      await mkdir(join('pictures', kind), { recursive: true })
      for (const more of [0, 1]) {
        const picture = halves([200, 100, kind === 'a' ? 50 : 51], [0, 0, more])
        await picture.png().toFile(join('pictures', kind, `${more}.png`))
      }
    }
    const { train } = await loadDataset({ data: 'pictures', size: [8, 4] })
    // 0.299 · 200 + 0.587 · 100 + 0.114 · 50
    expect([train.pixels[0], train.pixels[7]]).toEqual([124, 0])
  })
  it('keeps its colour as three planes, red, green, blue', async () => {
    for (const kind of ['a', 'b']) {
      await mkdir(join('pictures', kind), { recursive: true })
      for (const [i, right] of [10, 11].entries()) {
        await halves([255, 128, 0], [0, right, kind === 'a' ? 250 : 240])
          .png()
          .toFile(join('pictures', kind, `${i}.png`))
      }
    }
    const { channels, width, height, train } = await loadDataset({ data: 'pictures', size: [8, 4], colour: true })
    expect([channels, width, height]).toEqual([3, 8, 4])
    for (let i = 0; i < 2; i++) {
      const plane = (n: number) => train.pixels.subarray((i * 3 + n) * 32)
      const [r0, r1, g0, g1, b0, b1] = [0, 1, 2].flatMap(n => [plane(n)[0], plane(n)[31]])
      expect([r0, r1, g0, b0]).toEqual([255, 0, 128, 0])
      expect([10, 11]).toContain(g1)
      expect(b1).toBe(train.labels[i] === 0 ? 250 : 240)
    }
  })
  it.each<[string, (left: Rgb, right: Rgb) => Promise<Buffer>]>([
    ['PNG', (left, right) => halves(left, right).png().toBuffer()],
    ['PNG of grey alone', (left, right) => halves(left, right).toColourspace('b-w').png().toBuffer()],
    ['JPEG', (left, right) => halves(left, right).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()],
    ['WebP', (left, right) => halves(left, right).webp({ lossless: true }).toBuffer()],
    ['GIF', (left, right) => halves(left, right).gif().toBuffer()],
    [
      'JPEG on its side',
      (left, right) => halves(left, right).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
    ]
  ])('reads %s, grey and in colour', async (_, make) => {
    for (const [kind, level] of [['a', 0] as const, ['b', 5] as const]) {
      await mkdir(join('pictures', kind), { recursive: true })
      for (const more of [0, 3]) {
        await writeFile(join('pictures', kind, String(more)), await make([200, 200, 200], [level + more, level, level]))
      }
    }
    for (const colour of [false, true]) {
      const { train, problems } = await loadDataset({ data: 'pictures', size: [8, 4], colour })
      expect(problems).toEqual([])
      expect(Math.abs(train.pixels[0]! - 200)).toBeLessThan(4)
      expect(train.pixels[7]!).toBeLessThan(12)
    }
  })
  it('is white where it can be seen through', async () => {
    for (const kind of ['a', 'b']) {
      await mkdir(join('pictures', kind), { recursive: true })
      await writeFile(
        join('pictures', kind, '1'),
        await halves([0, 0, kind === 'a' ? 0 : 1], [0, 0, 0])
          .ensureAlpha(0)
          .png()
          .toBuffer()
      )
      await writeFile(
        join('pictures', kind, '2'),
        await halves([2, 0, kind === 'a' ? 0 : 1], [0, 0, 0])
          .ensureAlpha(0)
          .png()
          .toBuffer()
      )
    }
    const { train } = await loadDataset({ data: 'pictures', size: [1, 1] })
    expect([...train.pixels]).toEqual([255, 255])
  })
  it('may be split before, into train and test', async () => {
    await lightAndDark(3, 'pictures/train')
    await lightAndDark(2, 'pictures/test')
    await rm('pictures/test/dark/1.png')
    const { classes, train, test } = await loadDataset({ data: 'pictures', size: [1, 1] })
    expect([classes, train.labels.length, [...test.labels].toSorted()]).toEqual([['dark', 'light'], 6, [0, 1, 1]])
  })
  it('counts subfolders that are numbers in the order of numbers', async () => {
    for (const [i, name] of ['10', '9', '0'].entries()) {
      await mkdir(join('pictures', name), { recursive: true })
      for (const more of [0, 1])
        await halves([i * 9 + more, 0, 0], [0, 0, 0])
          .png()
          .toFile(join('pictures', name, `${more}`))
    }
    expect((await loadDataset({ data: 'pictures', size: [1, 1] })).classes).toEqual(['0', '9', '10'])
  })
  it('has the names in its classes.txt', async () => {
    const data = await lightAndDark(2)
    await writeFile(join(data, 'classes.txt'), 'night\nday\n')
    expect((await loadDataset({ data, size: [1, 1] })).classes).toEqual(['night', 'day'])
  })
  it('is refused where it has one class', async () => {
    const data = await lightAndDark(2)
    await rm(join(data, 'dark'), { recursive: true })
    await expect(loadDataset({ data })).rejects.toThrow(
      new DataError(`${data} has pictures of one class only: --data wants a subfolder of pictures for each class.`)
    )
  })
  it('tells what it is doing', async () => {
    const told: string[] = []
    await loadDataset({ data: await lightAndDark(60), size: [2, 1] }, what => told.push(what))
    expect(told.at(-1)).toBe('keeping the pictures for the next time')
  })
  it('stops where it is when whoever listens throws', async () => {
    const data = await lightAndDark(2)
    const stopping = loadDataset({ data }, () => {
      throw new Error('enough')
    })
    await expect(stopping).rejects.toThrow('enough')
  })
})

describe('pictures that were decoded before', () => {
  const kept = async () => {
    const [name, ...more] = await readdir('data/.cache')
    expect(more).toEqual([])
    return join('data/.cache', name!)
  }
  it('are not decoded again, and are the same', async () => {
    const data = await lightAndDark(4)
    const dataset = await loadDataset({ data, size: [2, 1] })
    const { mtimeMs, ino } = await stat(await kept())
    expect(await loadDataset({ data, size: [2, 1] })).toEqual(dataset)
    expect(await stat(await kept())).toMatchObject({ mtimeMs, ino })
  })
  it('are known by what the files hold, not by their names, sizes or dates', async () => {
    const data = await lightAndDark(4)
    const before = await loadDataset({ data, size: [2, 1] })
    const path = join(data, 'light', '0.png')
    const { atime, mtime, size } = await stat(path)
    const changed = await readFile(join(data, 'dark', '0.png'))
    await writeFile(path, Buffer.concat([changed, Buffer.alloc(Math.max(0, size - changed.length))]))
    await (await import('node:fs/promises')).utimes(path, atime, mtime)
    expect(fingerprint(await loadDataset({ data, size: [2, 1] }))).not.toBe(fingerprint(before))
  })
  it('are decoded anew where what was kept is damaged', async () => {
    const data = await lightAndDark(4)
    const dataset = await loadDataset({ data, size: [2, 1] })
    const path = await kept()
    const bytes = await readFile(path)
    bytes[bytes.length - 40]! ^= 1
    await writeFile(path, bytes)
    expect(await loadDataset({ data, size: [2, 1] })).toEqual(dataset)
    expect((await readFile(path)).equals(bytes)).toBe(false)
  })
  it('are a problem where they can’t be kept, and nothing worse', async () => {
    await writeFile('data', 'a file where a folder should be')
    const { problems } = await loadDataset({ data: await lightAndDark(2), size: [1, 1] })
    expect(problems).toEqual([
      {
        path: 'data/.cache',
        what: expect.stringMatching(/^can't be written \((ENOTDIR|EEXIST)\): pictures will be prepared anew/)
      }
    ])
  })
})
