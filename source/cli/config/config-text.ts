import { visible, visibleJson } from '../../ui/visible.js'
import { byDefault, type Entry } from './entries.js'
import { type Json, jsonText } from './json.js'
import { schemaAddress } from './schema.js'

/** A config file with these settings, safe for a terminal. */
export function fileText(entries: readonly Entry[]): string {
  const sections = new Map<string, string[]>()
  const lines = [line('$schema', schemaAddress)]
  for (const { key, value } of entries) {
    const [first, own] = key.split('.') as [string, string?]
    if (own === undefined) lines.push(line(first, value))
    else sections.set(first, [...(sections.get(first) ?? []), line(own, value)])
  }
  for (const [name, own] of sections) lines.push(`${visibleJson(name)}: ${block(own)}`)
  return `${block(lines)}\n`
}

function line(key: string, value: Json): string {
  return `${visibleJson(key)}: ${jsonText(value)}`
}

function block(lines: readonly string[]): string {
  return `{\n${lines.join(',\n').replace(/^/gm, '  ')}\n}`
}

/** For a person: each setting that is not a default, and where it was said. */
export function originLines(entries: readonly Entry[]): string[] {
  const said = entries.filter(({ from }) => from !== byDefault)
  if (said.length === 0) return ['all by default: no file, variable or flag says otherwise']
  const rows = said.map(({ key, value, from }) => [key, jsonText(value), visible(from)] as const)
  const widths = [0, 1].map(column => Math.max(...rows.map(row => [...row[column]!].length)))
  return rows.map(([key, value, from]) => `${key.padEnd(widths[0]!)}  ${value.padEnd(widths[1]!)}  from ${from}`)
}
