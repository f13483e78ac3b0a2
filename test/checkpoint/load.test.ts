import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fallbackWarnings, loadCheckpoint, verifyFile } from '../../source/checkpoint/load.js'
import type { Tensor } from '../../source/checkpoint/safetensors.js'
import { CheckpointError } from '../../source/checkpoint/store.js'
import { temporaryFolder } from '../temporary-folder.js'
import { alien, damaged, runs, whole } from './runs.js'
import { smallCheckpoint } from './small.js'

// The tests may run as root, whom no file refuses: those with these names are refused to everybody.
vi.mock(import('node:fs/promises'), async original => {
  const real = await original()
  const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
  const readFile = async (path: string) => (path.includes('forbidden') ? Promise.reject(refused) : real.readFile(path))
  const readdir = async (path: string, options: never) =>
    path.endsWith('locked') ? Promise.reject(refused) : real.readdir(path, options)
  return { ...real, readFile: readFile as typeof real.readFile, readdir: readdir as typeof real.readdir }
})

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
    const [, second, third, fourth, fifth] = paths
    const { path, checkpoint, passedOver } = await loadCheckpoint('latest', folder)
    expect(path).toBe(second)
    expect(plain(checkpoint.tensors)).toEqual(plain(tensors))
    expect(passedOver).toEqual([
      { path: fifth, problem: expect.stringMatching(/^its header claims/) },
      { path: fourth, problem: expect.stringMatching(/^it should be \d+ bytes long/) },
      { path: third, problem: 'its checksum does not match its contents' }
    ])
  })
  it('latest falls back past a file that the system refuses to read, and one that is gone since', async () => {
    const { folder, paths } = await runs(['a/1.safetensors', whole], ['a/forbidden.safetensors', whole])
    const { path, passedOver } = await loadCheckpoint('latest', folder)
    expect(path).toBe(paths[0])
    expect(passedOver).toEqual([{ path: paths[1], problem: "it can't be read (EACCES)" }])
  })
  it('latest passes over a run that the system refuses to read, and says so', async () => {
    const { folder, paths } = await runs(['a/1.safetensors', whole], ['locked/2.safetensors', whole])
    const loaded = await loadCheckpoint('latest', folder)
    expect(loaded.path).toBe(paths[0])
    const warning = `${folder}/locked can't be used because it can't be read (EACCES): ${paths[0]} is taken instead.`
    expect(fallbackWarnings(loaded)).toEqual([warning])
    const locked = await runs(['locked/2.safetensors', whole])
    await expect(loadCheckpoint('latest', locked.folder)).rejects.toThrow(
      `${locked.folder}/locked can't because it can't be read (EACCES); train anew.`
    )
  })
  it.each<[string, string, (folder: string) => string]>([
    ['latest, where nothing is', 'latest', folder => `There is no checkpoint in ${folder} yet`],
    ['a missing file', 'missing', folder => `The checkpoint ${folder}/missing can't be read (ENOENT)`],
    ['an empty folder', 'empty', folder => `The folder ${folder}/empty holds no checkpoint`],
    [
      'a folder of damaged files',
      'a',
      folder => `No checkpoint in ${folder}/a can be used: ${folder}/a/2.safetensors can't because its header claims`
    ],
    ['a damaged file', 'a/1.safetensors', () => "can't be used because its checksum does not match its contents"],
    ['an unreadable file', 'a/forbidden.safetensors', () => "can't be used because it can't be read (EACCES): take"],
    ['a device', '/dev/zero', () => 'The checkpoint /dev/zero is neither a file nor a folder: name one.'],
    ['any other file', 'a/2.safetensors', () => "can't be used because its header claims"]
  ])('%s is refused in one sentence', async (_, name, message) => {
    const { folder } = await runs(
      ['a/forbidden.safetensors', whole],
      ['a/1.safetensors', damaged],
      ['a/2.safetensors', alien]
    )
    await mkdir(join(folder, 'empty'))
    const place = name === 'latest' ? join(folder, 'empty') : folder
    const loading = loadCheckpoint(name === 'latest' ? name : resolve(folder, name), place)
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

describe('a warning about a fallback', () => {
  const unusable = (path: string) => ({ path, problem: 'it is empty' })
  const checkpoint = { description, tensors }
  it.each([
    [[], []],
    [['c'], ["c can't be used because it is empty: a is taken instead."]],
    [['c', 'b', 'x'], ["c can't be used because it is empty, nor can 2 more: a is taken instead."]]
  ])('after passing over %j is %j', (passedOver, wanted) => {
    expect(fallbackWarnings({ path: 'a', checkpoint, passedOver: passedOver.map(unusable) })).toEqual(wanted)
  })
})

describe('verifying a file', () => {
  it.each([
    ['one that is whole', whole, null],
    ['a damaged one', damaged, 'its checksum does not match its contents'],
    [
      'one without its last byte',
      whole.slice(0, -1),
      expect.stringMatching(/^it should be \d+ bytes long and is \d+$/)
    ],
    ['an empty one', new Uint8Array(), 'it ends before its header']
  ])('%s', async (_, bytes, wanted) => {
    const { paths } = await runs(['a/1.safetensors', bytes])
    expect(await verifyFile(paths[0]!)).toEqual(wanted)
  })
  it('one that is not there', async () => {
    expect(await verifyFile(join(await temporaryFolder(), 'missing'))).toBe("it can't be read (ENOENT)")
  })
})

describe('a symbolic link', () => {
  it('out of the folder of checkpoints is refused, be it a file, a run or the way to one', async () => {
    const [{ folder }, elsewhere] = [await runs(['a/1.safetensors', whole]), await runs(['b/2.safetensors', whole])]
    await symlink(elsewhere.paths[0]!, join(folder, 'a', 'link.safetensors'))
    await symlink(join(elsewhere.folder, 'b'), join(folder, 'run'))
    for (const name of ['a/link.safetensors', 'run', 'run/2.safetensors'].map(name => join(folder, name))) {
      await expect(loadCheckpoint(name, folder)).rejects.toThrow(
        new CheckpointError(`${name} is a symbolic link out of ${folder}: name the place it leads to.`)
      )
    }
  })
  it('is not what latest or a run folder finds', async () => {
    const [{ folder, paths }, elsewhere] = [
      await runs(['a/1.safetensors', whole]),
      await runs(['b/2.safetensors', whole])
    ]
    await symlink(elsewhere.paths[0]!, join(folder, 'a', 'link.safetensors'))
    await symlink(join(elsewhere.folder, 'b'), join(folder, 'run'))
    expect((await loadCheckpoint('latest', folder)).path).toBe(paths[0])
    expect((await loadCheckpoint(join(folder, 'a'), folder)).path).toBe(paths[0])
  })
  it('within the folder is followed, and so is one that is named by its own place', async () => {
    const { folder, paths } = await runs(['a/1.safetensors', whole])
    await symlink('1.safetensors', join(folder, 'a', 'best'))
    expect((await loadCheckpoint(join(folder, 'a', 'best'), folder)).path).toBe(join(folder, 'a', 'best'))
    const other = await temporaryFolder()
    await symlink(paths[0]!, join(other, 'link'))
    expect((await loadCheckpoint(join(other, 'link'), folder)).path).toBe(join(other, 'link'))
  })
  it('may be the folder of checkpoints itself', async () => {
    const { folder } = await runs(['a/1.safetensors', whole])
    const link = join(await temporaryFolder(), 'checkpoints')
    await symlink(folder, link)
    const name = join(link, 'a', '1.safetensors')
    expect((await loadCheckpoint(name, link)).path).toBe(name)
  })
  it('out of the folder is no matter of names that merely begin alike', async () => {
    const { folder, paths } = await runs(['checkpoints/1.safetensors', whole])
    await mkdir(join(folder, 'check'))
    await symlink(paths[0]!, join(folder, '..check'))
    await writeFile(join(folder, '..file'), whole)
    expect((await loadCheckpoint(paths[0]!, join(folder, 'check'))).path).toBe(paths[0])
    expect((await loadCheckpoint(join(folder, '..file'), folder)).path).toBe(join(folder, '..file'))
  })
})
