/** An object of JSON. As a map it knows no key that means more than itself. */
export type Members = ReadonlyMap<string, unknown>

/** A header is an object of objects with lists; more is nobody's, and much more would keep JSON.parse busy for a minute. */
const deepest = 8
/** Far more than a checkpoint has. Millions would take half a minute, and gigabytes. */
const mostKeys = 100_000
const noObject = 'its header is not a JSON object'

/**
 * What a header's text says; objects are maps, but for those within lists, which are nobody's. Where it is wrong, that is
 * told instead, as a clause about it, and of two equal keys in one object too: JSON.parse would take the last in silence.
 *
 * JSON.parse gets the text with numbers for keys, and the keys take their places afterwards. V8 13.6 (Node.js 24) mistakes a
 * key with a \ in its text for one that it has seen at the same place in another text: "\"" for "\\", if that came before. A
 * header names the tensors of anybody, so one file could change what is read of the next. Numbers are never mistaken.
 */
export function parseHeaderText(json: string): Members | string {
  const open: Set<string>[] = []
  const keys: string[] = []
  let numbered = ''
  let copied = 0
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (character === '{' || character === '[') {
      open.push(new Set())
      if (open.length > deepest) return 'its header is nested too deeply'
    } else if (character === '}' || character === ']') {
      open.pop()
    } else if (character === '"') {
      const end = endOfString(json, at)
      if (isKey(json, end)) {
        const key = parse(json.slice(at, end))
        if (typeof key !== 'string') return noObject
        if (open.at(-1)?.has(key)) return `its header has the key ${key} twice`
        if (keys.length === mostKeys) return `its header has more than ${mostKeys} keys`
        open.at(-1)?.add(key)
        numbered += `${json.slice(copied, at)}"${keys.length}"`
        keys.push(key)
        copied = end
      }
      at = end - 1
    }
  }
  const object = named(parse(numbered + json.slice(copied)), keys)
  return object instanceof Map ? object : noObject
}

/** Where the string that starts at `from` is over: behind its closing quote, or with the text. */
function endOfString(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === '\\') at++
    else if (json[at] === '"') return at + 1
  }
  return json.length
}

/** Only a key has a colon behind it. */
function isKey(json: string, end: number): boolean {
  let at = end
  while (' \t\n\r'.includes(json[at] ?? 'end')) at++
  return json[at] === ':'
}

/** The value that a text in JSON is; undefined for any other text. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A value with its keys again, each of which stands at its number in `keys`. */
function named(value: unknown, keys: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return new Map(Object.entries(value).map(([number, member]) => [keys[Number(number)]!, named(member, keys)]))
}
