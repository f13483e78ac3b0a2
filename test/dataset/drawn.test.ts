import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveAtomically } from '../../source/checkpoint/save.js'
import { addDrawing, type Drawing } from '../../source/dataset/drawn.js'
import { loadDataset } from '../../source/dataset/load.js'
import { temporaryFolder } from '../temporary-folder.js'

const classes = ['zero', 'one', 'two']
const drawing = (label: number, ink: number): Drawing => ({
  width: 4,
  height: 3,
  pixels: new Uint8Array(12).fill(ink),
  label,
  classes
})

/** A folder with drawings of these classes, each a little darker than the one before. */
async function drawn(labels: readonly number[]) {
  const folder = join(await temporaryFolder(), 'data', 'drawn')
  const counts = []
  for (const [i, label] of labels.entries())
    counts.push(await addDrawing(folder, drawing(label, i + 1), saveAtomically))
  return { folder, counts }
}

describe('a set of drawings', () => {
  it('is a data set that can be read as soon as there are two classes and a test image', async () => {
    const { folder, counts } = await drawn([0, 1, 1])
    expect(counts.at(-1)).toEqual({ training: 2, test: 1 })
    const { width, height, train, test } = await loadDataset({ data: folder })
    expect([width, height, [...train.labels], [...test.labels]]).toEqual([4, 3, [0, 1], [1]])
    expect([...train.pixels]).toEqual([...new Array(12).fill(1), ...new Array(12).fill(2)])
    expect([...test.pixels]).toEqual(new Array(12).fill(3))
    expect(await readFile(join(folder, 'classes.txt'), 'utf8')).toBe('zero\none\ntwo\n')
  })
  it('keeps one in five of each class for the test', async () => {
    const { counts } = await drawn(Array.from({ length: 30 }, (_, i) => i % 3))
    expect(counts.at(-1)).toEqual({ training: 24, test: 6 })
  })
  it('is written file by file, labels last, and leaves nothing else behind', async () => {
    const folder = join(await temporaryFolder(), 'drawn')
    const order: string[] = []
    await addDrawing(folder, drawing(2, 9), async (path, bytes) => {
      order.push(path.slice(folder.length + 1))
      await saveAtomically(path, bytes)
    })
    expect(order).toEqual(['classes.txt', 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte'])
    expect((await readdir(folder)).toSorted()).toEqual(order.toSorted())
  })
  it('survives an end between images and labels: the next drawing takes the place of the unfinished one', async () => {
    const { folder } = await drawn([0, 1, 1])
    const stops = async (path: string, bytes: Uint8Array) => {
      if (path.includes('labels')) throw new Error('The power is gone.')
      await saveAtomically(path, bytes)
    }
    await expect(addDrawing(folder, drawing(2, 99), stops)).rejects.toThrow('The power is gone.')
    expect(await addDrawing(folder, drawing(0, 50), saveAtomically)).toEqual({ training: 2, test: 2 })
    expect(await addDrawing(folder, drawing(2, 60), saveAtomically)).toEqual({ training: 3, test: 2 })
    const { train } = await loadDataset({ data: folder })
    expect([[...train.labels], train.pixels.at(-1)]).toEqual([[0, 1, 2], 60])
  })
  it.each([
    ['another size', { width: 3, height: 4 }, /holds drawings of another size/],
    ['other classes', { classes: ['a', 'b', 'c'] }, /holds drawings of other classes/]
  ])('takes no drawing of %s', async (_, changed, sentence) => {
    const { folder } = await drawn([0, 1])
    await expect(addDrawing(folder, { ...drawing(0, 1), ...changed }, saveAtomically)).rejects.toThrow(sentence)
    expect(await addDrawing(folder, drawing(0, 1), saveAtomically)).toEqual({ training: 2, test: 1 })
  })
  it('is not written over when it is something else', async () => {
    const { folder } = await drawn([0, 1])
    await writeFile(join(folder, 'train-labels-idx1-ubyte'), 'something else')
    await expect(addDrawing(folder, drawing(0, 1), saveAtomically)).rejects.toThrow(/is not an IDX file/)
    expect(await readFile(join(folder, 'train-labels-idx1-ubyte'), 'utf8')).toBe('something else')
  })
})
