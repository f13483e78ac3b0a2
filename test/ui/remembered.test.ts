import { expect, it } from 'vitest'
import { remembered } from '../../source/ui/remembered.js'

it('a function that remembers gives its last answer again to the very same arguments, and to no others', () => {
  let asked = 0
  const pair = remembered((one: object, other: number) => {
    asked++
    return { one, other }
  })
  const [a, b] = [{}, {}]
  const first = pair(a, 1)
  expect(pair(a, 1)).toBe(first)
  expect(pair(b, 1)).not.toBe(first)
  expect(pair(b, 2)).toEqual({ one: b, other: 2 })
  expect(asked).toBe(3)
})
