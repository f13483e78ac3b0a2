import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DataSource } from '../../../source/dataset/dataset.js'
import { keptFolder } from '../../temporary-folder.js'
import type { HostileCase } from './case.js'
import { csvCases } from './csv.js'
import { idxCases } from './idx.js'
import { pictureCases } from './pictures.js'

interface Outcome {
  readonly message?: string
  readonly isExpected?: boolean
  readonly problems?: readonly string[]
  /** Milliseconds: by the clock, and of work. */
  readonly wall: number
  readonly busy: number
}

const cases: readonly HostileCase[] = [...idxCases, ...csvCases, ...pictureCases]
const outcomes = new Map<string, Outcome>()
let peak = 0
let remove = async () => {}

// All of them go through one process, with the built program: what it has used in the end is the most that any has used.
beforeAll(async () => {
  const kept = await keptFolder()
  remove = kept.remove
  const sources: DataSource[] = []
  for (const [i, { lay }] of cases.entries()) {
    const folder = join(kept.folder, String(i))
    mkdirSync(folder)
    sources.push(await lay(folder))
  }
  const list = join(kept.folder, 'list.json')
  writeFileSync(list, JSON.stringify(sources))
  const runner = resolve('test/dataset/hostile/runner.js')
  // In a folder of its own, where it keeps what it has decoded.
  const options = { cwd: kept.folder, timeout: 90_000, maxBuffer: 2 ** 26 }
  const { stdout } = await promisify(execFile)(process.execPath, [runner, list], options)
  const result = JSON.parse(stdout) as { outcomes: Outcome[]; peak: number }
  peak = result.peak * 1024
  for (const [i, outcome] of result.outcomes.entries()) outcomes.set(cases[i]!.name, outcome)
  if (process.env.HOSTILE_REPORT) {
    const slowest = result.outcomes.reduce((most, { wall }) => Math.max(most, wall), 0)
    console.log(`${cases.length} data sets, slowest ${Math.round(slowest)} ms, peak ${Math.round(peak / 1e6)} MB`)
  }
}, 120_000)
afterAll(() => remove())

describe('hostile data', () => {
  it('comes in more than two hundred kinds, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThan(200)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })
  it.each(cases)('$name', ({ name, refused, problem }) => {
    const { message, isExpected, problems, busy } = outcomes.get(name)!
    if (refused) {
      expect(message).toMatch(refused)
      expect(isExpected).toBe(true)
      // One sentence that ends.
      expect(message).toMatch(/[^.]\.$/)
      expect(message!.length).toBeLessThan(6000)
    } else {
      expect(message).toBeUndefined()
      if (problem) expect(problems!.join('\n')).toMatch(problem)
      else expect(problems).toEqual([])
    }
    expect(busy).toBeLessThan(1000)
  })
  it('never takes more than 192 MB', () => {
    expect(peak).toBeGreaterThan(0)
    expect(peak).toBeLessThan(192 * 1024 * 1024)
  })
})
