import { describe, expect, it } from 'vitest'
import { strengthsOf, unchanged } from '../../../source/dataset/augment/kinds.js'
import { augmentationNames } from '../../../source/engine/recipe.js'

describe('the strengths of kinds of augmentation', () => {
  it('are all 0 without any', () => {
    expect(strengthsOf([])).toEqual(unchanged)
    expect(Object.values(unchanged).every(strength => strength === 0)).toBe(true)
  })
  it.each([
    ['shift', ['shift']],
    ['rotate', ['rotation', 'scaling', 'shear']],
    ['elastic', ['displacement']]
  ] as const)('of %s are those of %j alone', (name, wanted) => {
    const moved = Object.entries(strengthsOf([name])).filter(([, strength]) => strength > 0)
    expect(moved.map(([strength]) => strength)).toEqual(wanted)
  })
  it('of several are those of each, in whatever order they are named', () => {
    const all = strengthsOf(augmentationNames)
    expect(strengthsOf(augmentationNames.toReversed())).toEqual(all)
    expect(Object.values(all).every(strength => strength > 0)).toBe(true)
    for (const name of augmentationNames) {
      const own = Object.entries(strengthsOf([name])).filter(([, strength]) => strength > 0)
      expect(all).toMatchObject(Object.fromEntries(own))
    }
  })
})
