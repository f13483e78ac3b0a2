import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../source/dataset/load.js'
import { temporaryFolder } from '../temporary-folder.js'

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

const rows = (labels: readonly (string | number)[]) => labels.map((label, i) => `${label},${i},1,2,3\n`).join('')
const digits = Array.from({ length: 70 }, (_, i) => i % 2)

describe('a data set from CSV files', () => {
  it('has the images of train.csv to learn from and those of test.csv for the exam, in their order', async () => {
    const data = await folderWith({ 'train.csv': rows([0, 1, 2]), 'test.csv': rows([2, 0]) })
    const dataset = await loadDataset({ data })
    expect(dataset).toMatchObject({ width: 2, height: 2, classes: ['0', '1', '2'] })
    expect([...dataset.train.labels]).toEqual([0, 1, 2])
    expect([...dataset.train.pixels]).toEqual([0, 1, 2, 3, 1, 1, 2, 3, 2, 1, 2, 3])
    expect([...dataset.test.labels]).toEqual([2, 0])
    expect(await loadDataset({ data: join(data, 'train.csv') })).toEqual(dataset)
  })
  it.each(['fashion-mnist_train.csv', 'mnist_train.csv'])('finds what belongs to %s', async name => {
    const data = await folderWith({ [name]: rows([0, 1]), [name.replace('train', 'test')]: rows([1]) })
    expect((await loadDataset({ data })).test.labels).toHaveLength(1)
  })
  it('from one file keeps a seventh of each class for the exam, wherever its rows stand', async () => {
    const text = rows(digits)
    const turned = text.trimEnd().split('\n').toReversed().join('\n')
    const folder = await folderWith({ 'my.csv': text, 'turned.csv': turned })
    const dataset = await loadDataset({ data: join(folder, 'my.csv') })
    expect([...dataset.test.labels].toSorted()).toEqual([...Array(5).fill(0), ...Array(5).fill(1)])
    const other = await loadDataset({ data: join(folder, 'turned.csv') })
    expect({ ...other, name: '' }).toEqual({ ...dataset, name: '' })
  })
  it('may have names for labels, whose classes are in the order of the alphabet', async () => {
    const data = await folderWith({ 'train.csv': rows(['dog', 'ape', 'cat']), 'test.csv': rows(['cat']) })
    const { classes, train, test } = await loadDataset({ data })
    expect([classes, [...train.labels], [...test.labels]]).toEqual([['ape', 'cat', 'dog'], [2, 0, 1], [1]])
  })
  it('may have the size that --size says', async () => {
    const data = await folderWith({ 'my.csv': rows(digits) })
    expect(await loadDataset({ data: join(data, 'my.csv'), size: [4, 1] })).toMatchObject({ width: 4, height: 1 })
  })
  it('tells how far it has come with a long file', async () => {
    const data = await folderWith({ 'my.csv': `${'1,2,3,4,5\n0,2,3,4,6\n'.repeat(5e5)}` })
    const told: string[] = []
    await loadDataset({ data: join(data, 'my.csv') }, what => told.push(what))
    expect(told[0]).toMatch(/^reading \S+my\.csv: 8\d %$/)
  })
})
