import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun } from '../training.js'
import { paused } from './paused.js'

const set = 'validation'

describe('the next mistake', () => {
  it('is the first one behind an example, round the set, and the previous the first before it', async () => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5] }))
    const wrong: number[] = []
    for (const first of [0, 60]) {
      const names = Array.from({ length: 60 }, (_, i) => ({ set, at: first + i }) as const)
      const { examples } = await ask({ kind: 'examples', names })
      wrong.push(...examples.filter(({ label, answer }) => label !== answer).map(({ at }) => at))
    }
    expect(wrong.length).toBeGreaterThan(5)
    for (const at of [0, wrong[0]!, wrong[2]!, wrong.at(-1)!, 99]) {
      const next = await ask({ kind: 'mistake', from: { set, at }, direction: 'next' })
      expect(next.at).toBe(wrong.find(one => one > at) ?? wrong[0])
      const previous = await ask({ kind: 'mistake', from: { set, at }, direction: 'previous' })
      expect(previous.at).toBe(wrong.findLast(one => one < at) ?? wrong.at(-1))
    }
  })
})
