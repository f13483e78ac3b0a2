import { expect, it } from 'vitest'
import { finish } from '../../source/cli/finish.js'

function* steps() {
  yield 'one'
  yield 'two'
  return 'all'
}

it('takes steps to their end, and tells how many it has taken', () => {
  const taken: number[] = []
  expect(finish(steps(), count => taken.push(count))).toBe('all')
  expect(taken).toEqual([1, 2])
  expect(finish(steps())).toBe('all')
})
