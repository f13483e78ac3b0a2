import { closest } from '../closest.js'
import { meant, quoted } from '../values.js'
import { type Place, saying } from './place.js'
import { settingTable } from './setting-table.js'

const prefix = 'DOWNHILL_'
/** Names the config file, as --config does. */
export const fileVariable = `${prefix}CONFIG`
/** Others than settings: which Python benchmarks take, and what tests do to the program. */
const others = /^DOWNHILL_(PYTHON|TEST_.*|CONFIG)$/

/**
 * What the environment says. An empty variable says nothing.
 * @throws UsageError for a value that makes no sense.
 */
export function readVariables(env: NodeJS.ProcessEnv): Place {
  return new Map(
    settingTable.flatMap(setting => {
      const text = env[setting.variable]
      if (text === undefined || text === '') return []
      return [[setting.key, saying(setting, setting.variable, text, setting.variable)]]
    })
  )
}

/** What Ink's variable for all that is made with it says: that a screen reader is listening. */
export function readInkVariable(env: NodeJS.ProcessEnv): Place {
  const name = 'INK_SCREEN_READER'
  return new Map(env[name] === 'true' ? [['screenReader', { text: '', from: name }]] : [])
}

/** A sentence about each variable that looks like one of ours and is none, as after a slip: nobody heeds it. */
export function strangeVariables(env: NodeJS.ProcessEnv): string[] {
  const known = settingTable.map(({ variable }) => variable)
  return Object.keys(env)
    .filter(name => name.startsWith(prefix) && env[name] !== '' && !known.includes(name) && !others.test(name))
    .map(name => {
      const tail = (variable: string) => variable.slice(prefix.length).toLowerCase().replaceAll('_', '-')
      const near = closest(tail(name), known.map(tail))
      const variable = near && known.find(candidate => tail(candidate) === near)
      return `No setting is called ${quoted(name)}, which changes nothing${meant(variable, ': see downhill help config.')}`
    })
}
