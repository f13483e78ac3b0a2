import { visibleJson } from '../../ui/visible.js'

/** A value of JSON. An object is a map, so that no key means more than itself. */
export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>

/** Text that is no JSON: a clause that says where and why. */
export class JsonError extends Error {}

/** Deeper than any settings; what is much deeper would exhaust the stack. */
const deepest = 16
/** So much of what is wrong is shown in a sentence. */
const longestShown = 40
const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[[\]{},:]/y
const blank = /[ \t\n\r]*/y

/**
 * What a text in JSON says, by RFC 8259 and no more than it. Of two equal keys in an object none is taken.
 * @throws JsonError
 */
export function parseJson(text: string): Json {
  let at = 0
  let next: string | undefined

  function advance(): void {
    at += next?.length ?? 0
    blank.lastIndex = at
    at += blank.exec(text)![0].length
    token.lastIndex = at
    next = token.exec(text)?.[0]
  }

  function fail(what: string): never {
    const lines = text.slice(0, at).split(/\r\n?|\n/)
    throw new JsonError(`line ${lines.length}, column ${[...lines.at(-1)!].length + 1}: ${what}`)
  }

  function expect(what: string): never {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (at >= text.length) fail(`${what} is missing at the end`)
    if (character === '"' && next === undefined) fail('a string is not closed on its line, or has a wrong \\ in it')
    fail(`${what} should be where “${next?.slice(0, longestShown) ?? character}” is`)
  }

  /** The things between two brackets, with commas between. */
  function list(close: string, what: string, readOne: () => void): void {
    advance()
    if (next !== close) {
      for (readOne(); next === ','; readOne()) {
        advance()
        if (next === close) fail('a comma has nothing behind it')
      }
    }
    if (next !== close) expect(`a comma or ${close}, behind ${what},`)
    advance()
  }

  function value(depth: number): Json {
    if (depth > deepest) fail('this is nested too deeply')
    if (next === undefined || '}],:'.includes(next)) expect('a value')
    if (next === '[') {
      const values: Json[] = []
      list(']', 'a value', () => values.push(value(depth + 1)))
      return values
    }
    if (next === '{') {
      const entries = new Map<string, Json>()
      list('}', 'a value', () => {
        if (!next?.startsWith('"')) expect('a key in double quotes')
        const key = JSON.parse(next) as string
        if (entries.has(key)) fail(`the key “${key.slice(0, longestShown)}” is there twice`)
        advance()
        if (next !== ':') expect('a colon')
        advance()
        entries.set(key, value(depth + 1))
      })
      return entries
    }
    const simple = JSON.parse(next) as Json
    advance()
    return simple
  }

  advance()
  const whole = value(0)
  if (at < text.length) expect('the end')
  return whole
}

/** A value on one line, as JSON that is safe for a terminal. */
export function jsonText(value: Json): string {
  if (value instanceof Map) {
    return `{${[...value].map(([key, one]) => `${visibleJson(key)}: ${jsonText(one)}`).join(', ')}}`
  }
  return Array.isArray(value) ? `[${value.map(jsonText).join(', ')}]` : visibleJson(value)
}
