import { utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findLeftovers, temporaryName } from '../../source/checkpoint/leftovers.js'
import { temporaryFolder } from '../temporary-folder.js'
import { deadProcess, nameOf } from './leftover.js'

const hours = (count: number) => count * 3600
const dead = await deadProcess()

/** The names of the leftovers among files that were last written to so many seconds ago. */
async function leftoversAmong(...files: readonly (readonly [name: string, age: number])[]): Promise<string[]> {
  const folder = await temporaryFolder()
  for (const [name, age] of files) {
    const path = join(folder, name)
    await writeFile(path, 'half')
    await utimes(path, Date.now() / 1000 - age, Date.now() / 1000 - age)
  }
  const actions = await findLeftovers(folder)
  expect(actions.every(({ type }) => type === 'delete')).toBe(true)
  return actions.map(({ path }) => basename(path)).toSorted()
}

describe('a temporary file', () => {
  it.each([
    ['of this process', 'ours', process.pid, 0, false],
    ['of another that lives', 'ours', process.ppid, 0, false],
    ['of one that is dead', 'ours', dead, 0, true],
    ['of another machine, which may live there', '0123abcd', dead, 0, false],
    ['of another machine, nearly a day old', '0123abcd', dead, hours(23), false],
    ['of another machine, a day old', '0123abcd', dead, hours(25), true],
    ['of a number that lives, a day old, as of a process that had the same', 'ours', process.pid, hours(25), true]
  ])('%s', async (_, place, pid, age, isLeft) => {
    const name = nameOf(temporaryName(), pid, place === 'ours' ? undefined : place)
    expect(await leftoversAmong([name, age])).toEqual(isLeft ? [name] : [])
  })
  it('has a name that no other has', () => {
    expect(new Set(Array.from({ length: 100 }, temporaryName)).size).toBe(100)
  })
})

describe('what is left half-written', () => {
  it('is nothing that has another name, however old', async () => {
    const names = ['.0123.tmp', '.notes-1-0123456789abcdef.tmp', 'epoch-0001.safetensors', `${temporaryName()}~`]
    expect(await leftoversAmong(...names.map(name => [name, hours(1000)] as const))).toEqual([])
  })
  it('is nothing in a folder that is not there', async () => {
    expect(await findLeftovers(join(await temporaryFolder(), 'missing'))).toEqual([])
  })
})
