import { dashed, type Flag, type FlagName, type Value } from './flag-table.js'
import { listed } from './values.js'

/** A flag and what stands for its value: `--keep n`. */
export function flagUsage(name: FlagName, flag: Flag): string {
  return flag.type === 'boolean' ? dashed(name) : `${dashed(name)} ${flag.value}`
}

/** What a flag does, which words it takes, and what holds without it. */
export function flagHelp(flag: Flag): string {
  if (flag.type === 'boolean') return flag.help
  const words = flag.choices === undefined ? '' : `: ${choicesText(flag)}`
  return `${flag.help}${words}${flag.usual === undefined ? '' : ` (default: ${flag.usual})`}`
}

function choicesText({ choices = [], several, words = [] }: Value): string {
  return several ? listed([choices.join(','), ...words]) : listed([...choices, ...words])
}
