import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findNames, readMapping } from '../../source/dataset/class-names.js'
import { temporaryFolder } from '../temporary-folder.js'

async function fileWith(name: string, text: string): Promise<{ folder: string; path: string }> {
  const folder = await temporaryFolder()
  const path = join(folder, name)
  await writeFile(path, text)
  return { folder, path }
}

describe('names of classes', () => {
  it('stand in a classes.txt beside the data, one a line', async () => {
    const { folder, path } = await fileWith('classes.txt', 'T-shirt/top\nankle boot\r\n\ufeff猫 \n\n')
    expect(await findNames(undefined, folder)).toEqual({ path, names: ['T-shirt/top', 'ankle boot', '猫'] })
  })
  it('stand in another file before all', async () => {
    const { folder } = await fileWith('classes.txt', 'a\nb')
    const { path } = await fileWith('mine.txt', 'c\nd')
    expect(await findNames(path, folder)).toEqual({ path, names: ['c', 'd'] })
  })
  it('are none where there is no such file', async () => {
    expect(await findNames(undefined, await temporaryFolder())).toBeNull()
  })
  it('are the characters of EMNIST’s own list', async () => {
    const { path } = await fileWith('mapping.txt', '1 65 97\n3 67 99\n')
    expect((await readMapping(path)).names).toEqual(['Aa', '2', 'Cc'])
  })
  it('are counted from 0 where that list does so', async () => {
    const { path } = await fileWith('mapping.txt', '0 48\n1 49\n')
    expect((await readMapping(path)).names).toEqual(['0', '1'])
  })
  it.each(['a b\n', '1\n', '-1 65\n', '1 1114111\n', '999 65\n'])('are not in a list with the line %j', async text => {
    const { path } = await fileWith('mapping.txt', text)
    await expect(readMapping(path)).rejects.toThrow(/should have a label and codes of characters on each line/)
  })
})
