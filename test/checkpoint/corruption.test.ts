import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complaint, file, flips, mutations } from './corruption.js'

// `npm run test:corruption` takes minutes, and tries every value of every byte and other mishaps each time.
const { env } = import.meta as ImportMeta & { readonly env: { readonly MODE: string } }
const isThorough = env.MODE === 'corruption'
const fewBytes = (byte: number) => [
  ...Array.from({ length: 8 }, (_, bit) => byte ^ (1 << bit)),
  ...[~byte & 255, 0, 0x31, 0x22]
]
const allBytes = () => Array.from({ length: 256 }, (_, value) => value)
const runs = isThorough ? { numRuns: 100_000 } : { numRuns: 5_000, seed: 1 }

describe('a checkpoint is refused, and shows nothing wrong,', () => {
  it('wherever it is cut off', () => {
    const complaints = Array.from(file, (_, length) => complaint(file.slice(0, length)))
    expect(complaints.filter(Boolean)).toEqual([])
  })
  it('whichever byte becomes another', () => {
    let count = 0
    for (const bytes of flips(isThorough ? allBytes : fewBytes)) {
      count++
      const found = complaint(bytes)
      if (found) expect.fail(`${found}: ${Buffer.from(bytes).toString('base64')}`)
    }
    expect(count).toBeGreaterThan(file.length * 10)
  }, 600_000)
  it('whatever happens to its bytes: changed, written over, added, lost, doubled, zeroed', () => {
    fc.assert(
      fc.property(mutations, bytes => {
        fc.pre(Buffer.compare(bytes, file) !== 0)
        expect(complaint(bytes)).toBeUndefined()
      }),
      runs
    )
  }, 600_000)
})
