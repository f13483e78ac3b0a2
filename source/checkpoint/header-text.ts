/** A header is an object of objects with lists; more is nobody's, and much more would keep JSON.parse busy for a minute. */
const deepest = 8

/**
 * What is wrong with a header's text that JSON.parse would pass over in silence, as a clause about it; null for nothing. Of
 * two equal keys in one object JSON.parse takes the last.
 */
export function hiddenFlaw(json: string): string | null {
  const open: Set<string>[] = []
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (character === '{' || character === '[') {
      open.push(new Set())
      if (open.length > deepest) return 'its header is nested too deeply'
    } else if (character === '}' || character === ']') {
      open.pop()
    } else if (character === '"') {
      const end = endOfString(json, at)
      const key = isKey(json, end) ? decode(json.slice(at, end)) : undefined
      if (key !== undefined && open.at(-1)?.has(key)) return `its header has the key ${key} twice`
      if (key !== undefined) open.at(-1)?.add(key)
      at = end - 1
    }
  }
  return null
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

/** The same key may be written in several ways: "a" and "\u0061". What is no string is for JSON.parse to refuse. */
function decode(literal: string): string {
  try {
    return JSON.parse(literal)
  } catch {
    return literal
  }
}
