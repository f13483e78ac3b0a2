import { expect, it } from 'vitest'
import { finish } from '../../source/cli/finish.js'

function* steps() {
  yield 'one'
  yield 'two'
  return 'all'
}

it('takes steps to their end, and tells how many it has taken', async () => {
  const taken: number[] = []
  expect(await finish(steps(), count => taken.push(count))).toBe('all')
  expect(taken).toEqual([1, 2])
  expect(await finish(steps())).toBe('all')
})

it('lets others go on meanwhile', async () => {
  let isHeard = false
  setImmediate(() => {
    isHeard = true
  })
  function* untilHeard() {
    const begun = performance.now()
    while (!isHeard && performance.now() - begun < 5000) yield
    return isHeard
  }
  expect(await finish(untilHeard())).toBe(true)
})
