import { describe, expect, it } from 'vitest'
import { JsonError, jsonText, parseJson } from '../../../source/cli/config/json.js'

describe('JSON', () => {
  it.each([
    '{}',
    '[]',
    ' {"a": [1, -2.5e-3, 0, "x\\n\\u00e9\\"", true, false, null], "b": {"c": {}}} \r\n\t',
    '"text"',
    '[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]'
  ])('is read as JSON.parse reads it: %s', text => {
    expect(JSON.parse(jsonText(parseJson(text)))).toEqual(JSON.parse(text))
  })
  it('has keys that mean nothing more than they say', () => {
    const value = parseJson('{"__proto__": {"seed": 1}, "constructor": 2}')
    expect(value).toEqual(
      new Map<string, unknown>([
        ['__proto__', new Map([['seed', 1]])],
        ['constructor', 2]
      ])
    )
    expect(Object.hasOwn(Object.prototype, 'seed')).toBe(false)
  })
  it.each<[string, string]>([
    ['', 'line 1, column 1: a value is missing at the end'],
    ['{', 'line 1, column 2: a key in double quotes is missing at the end'],
    ['{"a": 1', 'line 1, column 8: a comma or }, behind a value, is missing at the end'],
    ['{\n  "a": 1,\n}', 'line 3, column 1: a comma has nothing behind it'],
    ['[1, ]', 'line 1, column 5: a comma has nothing behind it'],
    ['{"a" 1}', 'line 1, column 6: a colon should be where “1” is'],
    ['{\r\n  a: 1}', 'line 2, column 3: a key in double quotes should be where “a” is'],
    ["{'a': 1}", "line 1, column 2: a key in double quotes should be where “'” is"],
    ['{"é𝒳": yes}', 'line 1, column 8: a value should be where “y” is'],
    ['{"a": 1 "b": 2}', 'line 1, column 9: a comma or }, behind a value, should be where “"b"” is'],
    ['{"a": 1}\n// more', 'line 2, column 1: the end should be where “/” is'],
    ['{"a": 01}', 'line 1, column 7: a value should be where “0” is'],
    ['{"a": 1.}', 'line 1, column 7: a value should be where “1” is'],
    ['{"a": "b}\n', 'line 1, column 7: a string is not closed on its line, or has a wrong \\ in it'],
    ['{"a": "\\x"}', 'line 1, column 7: a string is not closed on its line, or has a wrong \\ in it'],
    ['{"a": 1, "\\u0061": 2}', 'line 1, column 10: the key “a” is there twice'],
    ['{"a": nullify}', 'line 1, column 7: a value should be where “n” is'],
    ['{"a": NaN}', 'line 1, column 7: a value should be where “N” is'],
    ['['.repeat(100_000), 'line 1, column 18: this is nested too deeply']
  ])('that is none is refused with the place: %j', (text, sentence) => {
    expect(() => parseJson(text)).toThrow(new JsonError(sentence))
  })
  it('of a megabyte that is never closed is refused, and one that is closed is read', () => {
    expect(() => parseJson(`{"a": "${'\\\\x'.repeat(300_000)}`)).toThrow(JsonError)
    expect(parseJson(`"${'x'.repeat(1 << 20)}"`)).toHaveLength(1 << 20)
  })
})
