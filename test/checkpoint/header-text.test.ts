import { describe, expect, it } from 'vitest'
import { parseHeaderText } from '../../source/checkpoint/header-text.js'

const twice = (key: string) => `its header has the key ${key} twice`

describe('what is wrong', () => {
  it.each([
    ['{"a":1,"a":2}', twice('a')],
    ['{"a":{"b":1,"c":[{"d":1}],"b":2}}', twice('b')],
    ['{"a" \n:1,"a"\t:2}', twice('a')],
    ['{"\\"":1,"\\u0022":2}', twice('"')],
    ['{"":1,"":2}', twice('')],
    ['[[[[[[[[[', 'its header is nested too deeply'],
    ['{"a":[[[[[[[[1]]]]]]]]}', 'its header is nested too deeply']
  ])('in %s is found', (json, flaw) => {
    expect(parseHeaderText(json)).toBe(flaw)
  })
  it('is found in more keys than a checkpoint has', () => {
    const header = (keys: number) => `{${Array.from({ length: keys }, (_, i) => `"tensor ${i}":0`)}}`
    expect([...parseHeaderText(header(100_000))].length).toBe(100_000)
    expect(parseHeaderText(header(100_001))).toBe('its header has more than 100000 keys')
  })
})

describe('a header', () => {
  it.each<[string, [string, unknown][]]>([
    ['{}', []],
    [
      '{"b":1, "a" : {"a":null,"b":{}}}',
      [
        ['b', 1],
        [
          'a',
          new Map<string, unknown>([
            ['a', null],
            ['b', new Map()]
          ])
        ]
      ]
    ],
    [
      '{"a":"a","b":"a"}',
      [
        ['a', 'a'],
        ['b', 'a']
      ]
    ],
    [
      '{"a":"\\"a\\":","b":"\\\\"}',
      [
        ['a', '"a":'],
        ['b', '\\']
      ]
    ],
    [
      '{"1":"0","0":"1"}',
      [
        ['1', '0'],
        ['0', '1']
      ]
    ],
    [
      '{"\\u0061\\n":1,"__proto__":2}',
      [
        ['a\n', 1],
        ['__proto__', 2]
      ]
    ],
    ['{"a":[[[[[[[1]]]]]]]}', [['a', [[[[[[[1]]]]]]]]]]
  ])('%s has its keys in their order', (json, members) => {
    expect([...parseHeaderText(json)]).toEqual(members)
  })
  it.each([
    ...['', '1', '"a"', '[]', '["a","a"]', '{}{}', '{"a":1,}', '{"a"}', '["a":1]', '{"a"::1}', '{0:1}'],
    ...['"', '"\\', '{"a', '}}}}', '":"', '{"\\u":1,"\\u":2}', '{"\\q":1}', '{"\t":1}']
  ])('is not %s', json => {
    expect(parseHeaderText(json)).toBe('its header is not a JSON object')
  })
  // As V8 13.6 would: see parseHeaderText.
  it.each([
    ['"', '\\'],
    ['a\n', 'a\\'],
    ['\u0001', '\\'],
    ['C:\t1', 'C:\\t']
  ])('does not have its key %j mistaken for %j of a header before it', (key, before) => {
    const header = (name: string) => JSON.stringify({ [`before ${JSON.stringify(key)}`]: 1, [name]: 2 })
    parseHeaderText(header(before))
    expect([...parseHeaderText(header(key))][1]).toEqual([key, 2])
  })
})
