import { describe, expect, it } from 'vitest'
import { activationNames } from '../../source/engine/recipe.js'
import { measureOf, outputText, ranked, whyNotNone } from '../../source/ui/answers.js'

describe('what outputs are', () => {
  it('is probabilities for softmax, and for nothing else', () => {
    expect(activationNames.filter(name => measureOf(name) === 'probability')).toEqual(['softmax'])
  })
  it.each([
    [0.982, 'probability', '98.20 %'],
    [0.982, 'activation', '0.982'],
    [-0.25, 'activation', '-0.250'],
    [Number.NaN, 'activation', '–'],
    [Number.NaN, 'probability', '–']
  ] as const)('is said of %d as %s: %s', (value, measure, text) => {
    expect(outputText(value, measure)).toBe(text)
  })
  it('ranks them from the largest, equals in their order', () => {
    expect(ranked(Float32Array.of(0.1, 0.5, 0.5, 0.9))).toEqual([3, 1, 2, 0])
  })
  it('says of each why it cannot say no', () => {
    expect(whyNotNone('probability')).toContain('share out 100 %')
    expect(whyNotNone('activation')).not.toContain('100 %')
  })
})
