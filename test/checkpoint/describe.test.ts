import { describe, expect, it } from 'vitest'
import { describeFiles, readDescription } from '../../source/checkpoint/describe.js'
import { FormatError } from '../../source/checkpoint/safetensors.js'
import { alien, damaged, runs, whole } from './runs.js'
import { smallCheckpoint } from './small.js'

const { description } = smallCheckpoint()

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

describe('the descriptions of many files', () => {
  it('stand in the order of the files, each with what it says or why it says nothing, without those that have gone', async () => {
    const { folder, paths } = await runs(['a/1.safetensors', whole], ['a/2.safetensors', alien])
    const files = [...paths, `${folder}/missing`].map(path => ({ path, bytes: 1, modified: 2 }))
    expect(await describeFiles(files)).toEqual([
      { file: files[0], description, problem: null },
      { file: files[1], description: null, problem: expect.stringMatching(/^its header claims/) }
    ])
  })
  it('are all there when there are more files than a process may have open', async () => {
    const { paths } = await runs(['a/1.safetensors', whole])
    const files = new Array(3000).fill({ path: paths[0]!, bytes: 1, modified: 2 })
    const told: number[] = []
    const problems = (await describeFiles(files, done => told.push(done))).map(({ problem }) => problem)
    expect(problems).toEqual(new Array(3000).fill(null))
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(3000)
  })
})
