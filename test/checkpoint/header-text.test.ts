import { describe, expect, it } from 'vitest'
import { hiddenFlaw } from '../../source/checkpoint/header-text.js'

const twice = (key: string) => `its header has the key ${key} twice`

describe('what JSON.parse would pass over', () => {
  it.each([
    ['{"a":1,"a":2}', twice('a')],
    ['{"a":{"b":1,"c":[{"d":1}],"b":2}}', twice('b')],
    ['{"a" \n:1,"a"\t:2}', twice('a')],
    ['{"\\"":1,"\\u0022":2}', twice('"')],
    ['{"":1,"":2}', twice('')],
    ['[[[[[[[[[', 'its header is nested too deeply'],
    ['{"a":[[[[[[[[1]]]]]]]]}', 'its header is nested too deeply']
  ])('in %s is found', (json, flaw) => {
    expect(hiddenFlaw(json)).toBe(flaw)
  })
  it.each([
    '{}',
    '',
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '{"a":"a","b":"a"}',
    '{"a":"\\"a\\":","b":"\\\\"}',
    '["a","a"]',
    '{"a":[[[[[[[1]]]]]]]}'
  ])('is nothing in %s', json => {
    expect(hiddenFlaw(json)).toBeNull()
  })
  // These are no JSON, which is not for this to say, but it has to come to an end.
  it.each(['"', '"\\', '{"a', '}}}}', '":"', '{"\\u":1,"\\u":2}'])('comes to an end with %s', json => {
    expect(() => hiddenFlaw(json)).not.toThrow()
  })
})
