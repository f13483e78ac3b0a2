import { visible } from '../ui/visible.js'
import { dashed, flagTypes } from './flag-table.js'
import { onOff } from './kinds.js'
import { UsageError } from './usage-error.js'

/** All that turn something on or off, as they may be typed. */
const switches = new Set(
  Object.entries({ ...flagTypes, help: 'boolean', version: 'boolean' })
    .filter(([, type]) => type === 'boolean')
    .flatMap(([name]) => [dashed(name), `--${name}`])
)

/**
 * A command line whose switches have no values: --json=1 is --json, --json=0 is --no-json.
 * @throws UsageError for any other value, which meow would take for false.
 */
export function withoutSwitchValues(line: readonly string[]): string[] {
  const end = line.indexOf('--')
  const flags = end < 0 ? line : line.slice(0, end)
  return [...flags.map(withoutValue), ...line.slice(flags.length)]
}

function withoutValue(word: string): string {
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? []
  if (name === undefined || value === undefined) return word
  if (switches.has(name)) return onOff.read(name, value) ? name : `--no-${name.slice(2)}`
  if (switches.has(`--${name.slice('--no-'.length)}`) && name.startsWith('--no-')) {
    throw new UsageError(`${name} takes no value: leave ${visible(word.slice(name.length))} out.`)
  }
  return word
}
