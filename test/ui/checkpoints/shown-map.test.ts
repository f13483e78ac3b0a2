import { describe, expect, it } from 'vitest'
import { createShownMap } from '../../../source/ui/checkpoints/shown-map.js'

describe('a map that is shown now and then', () => {
  it('shows the same map until it is written to, and never changes what it has shown', () => {
    const map = createShownMap<string, number>()
    map.set('a', 1)
    const first = map.shown()
    expect(map.shown()).toBe(first)
    map.set('b', 2)
    const second = map.shown()
    map.delete('a')
    expect([first, second, map.shown()].map(shown => [...shown.keys()].join(''))).toEqual(['a', 'ab', 'b'])
    expect([map.get('a'), map.get('b')]).toEqual([undefined, 2])
  })
  it('shows the same map when something is deleted that it does not hold', () => {
    const map = createShownMap<string, number>()
    const shown = map.shown()
    map.delete('a')
    expect(map.shown()).toBe(shown)
  })
})
