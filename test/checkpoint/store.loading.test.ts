import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FormatError, type Tensor } from '../../source/checkpoint/safetensors.js'
import { CheckpointError, loadCheckpoint, readDescription } from '../../source/checkpoint/store.js'
import { alien, damaged, runs, whole } from './runs.js'
import { smallCheckpoint } from './small.js'

const { description, tensors } = smallCheckpoint()
/** Tensors with their bytes as plain numbers, because those that come from a file are in a Buffer. */
const plain = (list: readonly Tensor[]) => list.map(tensor => ({ ...tensor, data: [...tensor.data] }))

describe('loading', () => {
  it.each([
    ['latest', '', 'b/2.safetensors'],
    ['a run folder', 'a', 'a/1.safetensors'],
    ['a file', 'a/0.safetensors', 'a/0.safetensors']
  ])('%s takes the newest there', async (_, name, wanted) => {
    const { folder } = await runs(['a/0.safetensors', whole], ['a/1.safetensors', whole], ['b/2.safetensors', whole])
    const loaded = await loadCheckpoint(name ? join(folder, name) : 'latest', folder)
    expect(loaded.path).toBe(join(folder, wanted))
    expect(loaded.checkpoint.description).toEqual(description)
    expect(plain(loaded.checkpoint.tensors)).toEqual(plain(tensors))
    expect(loaded.passedOver).toEqual([])
  })
  it('latest falls back past damaged files, and names them', async () => {
    const { folder, paths } = await runs(
      ['a/1.safetensors', whole],
      ['b/2.safetensors', whole],
      ['b/3.safetensors', damaged],
      ['a/4.safetensors', whole.slice(0, -1)],
      ['a/5.safetensors', alien]
    )
    const [, second, ...bad] = paths
    const { path, checkpoint, passedOver } = await loadCheckpoint('latest', folder)
    expect(path).toBe(second)
    expect(plain(checkpoint.tensors)).toEqual(plain(tensors))
    expect(passedOver).toEqual(bad.toReversed())
  })
  it.each<[string, string, (folder: string) => string]>([
    ['latest, where nothing is', 'latest', folder => `There is no checkpoint in ${folder} yet`],
    ['a missing file', 'missing', folder => `The checkpoint ${folder}/missing can't be read (ENOENT)`],
    ['an empty folder', 'empty', folder => `The folder ${folder}/empty holds no checkpoint`],
    ['a folder of damaged files', 'a', folder => `Every checkpoint in ${folder}/a is damaged, 2 in all`],
    ['a damaged file', 'a/1.safetensors', () => "can't be used because its checksum does not match its contents"],
    ['any other file', 'a/2.safetensors', () => "can't be used because its header claims"]
  ])('%s is refused in one sentence', async (_, name, message) => {
    const { folder } = await runs(['a/1.safetensors', damaged], ['a/2.safetensors', alien])
    await mkdir(join(folder, 'empty'))
    const place = name === 'latest' ? join(folder, 'empty') : folder
    const loading = loadCheckpoint(name === 'latest' ? name : join(folder, name), place)
    await expect(loading).rejects.toThrow(CheckpointError)
    await expect(loading).rejects.toThrow(message(place))
    await expect(loading).rejects.toThrow(/^[^\n]*\.$/)
  })
  // readdir's ENOTDIR comes through as it is, and the command line answers it with a stack trace and exit code 1.
  it('latest is refused in one sentence where the folder is a file', async () => {
    const { folder } = await runs(['file', alien])
    await expect(loadCheckpoint('latest', join(folder, 'file'))).rejects.toThrow(CheckpointError)
  })
})

describe('the description of a file', () => {
  const described = (bytes: Uint8Array) =>
    runs(['a/1.safetensors', bytes]).then(({ paths }) => readDescription(paths[0]!))
  it('is what was saved', async () => {
    expect(await described(whole)).toEqual(description)
  })
  it('comes from its header alone, so that damage behind it stays unseen', async () => {
    expect(await described(damaged)).toEqual(description)
  })
  it.each([
    ['is empty', new Uint8Array()],
    ['ends inside the header', whole.slice(0, 100)],
    ['lacks its last byte', whole.slice(0, -1)],
    ['is something else', alien]
  ])('is refused when the file %s', async (_, bytes) => {
    await expect(described(bytes)).rejects.toThrow(FormatError)
  })
})
