import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePoints, readPoints } from '../../../source/dataset/curve/points.js'
import { DataError } from '../../../source/dataset/dataset.js'
import { temporaryFolder } from '../../temporary-folder.js'

describe('points', () => {
  it.each([
    ['0,1\n2,3\n', 'commas'],
    ['x,y\n0,1\n2,3', 'names'],
    ['0;1\r\n2;3\r\n', 'semicolons, and lines that end as on Windows'],
    ['0\t1\n2   3', 'tabs or spaces'],
    ['# measured\n\n0 , 1\n\n2 , 3\n', 'comments and empty lines'],
    ['2,3\n0,1', 'any order'],
    ['\ufeff0,1\n+2.0,.3e1', 'a byte-order mark, and numbers of any form']
  ])('are read from %j: %s', text => {
    const { name, kind, x, y } = parsePoints(text, 'some/points.csv')
    expect([name, kind, [...x], [...y]]).toEqual(['points.csv', 'points', [0, 2], [1, 3]])
  })

  it('may be several at one x, as measurements are', () => {
    expect([...parsePoints('1,5\n0,1\n0,2', 'p').y]).toEqual([1, 2, 5])
  })

  it.each([
    ['', 'p has no two points with different x: give at least two lines like 0.5,1.25.'],
    ['1,2', 'p has no two points with different x: give at least two lines like 0.5,1.25.'],
    ['1,2\n1,3', 'p has no two points with different x: give at least two lines like 0.5,1.25.'],
    ['0,1\n1,2,3', 'Line 2 of p is no point: write x,y with numbers, like 0.5,1.25.'],
    ['0,1\nx,y', 'Line 2 of p is no point: write x,y with numbers, like 0.5,1.25.'],
    ['0,NaN\n1,2', 'Line 1 of p is no point: write x,y with numbers, like 0.5,1.25.'],
    ['0,1e999\n1,2', 'Line 1 of p is no point: write x,y with numbers, like 0.5,1.25.'],
    ['0,0x10\n1,2', 'Line 1 of p is no point: write x,y with numbers, like 0.5,1.25.'],
    ['0,1\n1,1e101', 'p reaches 1e+101: choose one that stays below 1e+100.'],
    ['1,2\n'.repeat(10_001), 'p has 10001 points: give at most 10000.']
  ])('are refused in one sentence: %#', (text, message) => {
    expect(() => parsePoints(text, 'p')).toThrow(new DataError(message))
  })

  it('are read from a file, and refused where there is none or far too much', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'p.csv')
    await writeFile(path, '0,1\n1,2\n')
    expect((await readPoints(path)).x.length).toBe(2)
    await writeFile(path, ' '.repeat((1 << 20) + 1))
    await expect(readPoints(path)).rejects.toThrow(/p\.csv has 1048577 bytes: --points reads files of up to 1048576\.$/)
    await expect(readPoints(join(folder, 'none'))).rejects.toThrow(/none can't be read \(ENOENT\): /)
    await expect(readPoints(folder)).rejects.toThrow(/can't be read \(EISDIR\): /)
  })
})
