import { UsageError } from '../dist/cli/usage-error.js'

/** What is called something with `only` in it. @throws UsageError when nothing is. */
export function choose(items, only) {
  const chosen = items.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()))
  if (chosen.length > 0) return chosen
  throw new UsageError(`--only ${only} is part of none of these names: ${items.map(({ name }) => name).join('; ')}.`)
}
