import meow from 'meow'
import { CheckpointError } from '../checkpoint/store.js'
import { DataError } from '../dataset/dataset.js'
import { print } from '../ui/lines.js'
import { flagsOf } from './command-table.js'
import { configCommand, schemaCommand } from './commands/config.js'
import { complain, complainOf } from './complain.js'
import { inForce, isHeard, type Typed } from './config/in-force.js'
import type { Place } from './config/place.js'
import { readPlaces } from './config/places.js'
import { strangeVariables } from './config/variables.js'
import { findCommand } from './find-command.js'
import { fitArguments } from './fit-flags.js'
import { flagTypes } from './flag-table.js'
import { givenFlags, refuseMore } from './flags.js'
import { helpOf } from './help.js'
import { runCommand } from './run-command.js'
import { withoutSwitchValues } from './switches.js'
import { UsageError } from './usage-error.js'

/** A command line as meow reads it. It throws an error of its own for a flag that is given twice. */
function parse(line: readonly string[]) {
  const argv = withoutSwitchValues(fitArguments(line))
  try {
    return meow({
      argv,
      importMeta: import.meta,
      // Both are done here, because meow does them only where nothing else is said.
      autoHelp: false,
      autoVersion: false,
      // A switch that is not given says nothing; one that is turned off, as in --no-json, does.
      booleanDefault: undefined,
      flags: {
        ...Object.fromEntries(Object.entries(flagTypes).map(([name, type]) => [name, { type }])),
        help: { type: 'boolean', shortFlag: 'h' },
        version: { type: 'boolean' }
      }
    })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.replace(/\.$/, '')}: see downhill --help.`)
  }
}

async function run(line: readonly string[]): Promise<number> {
  const { input, flags, pkg } = parse(line)
  const { help, version, ...rest } = flags
  const text = version ? `${pkg.version}` : help ? helpOf(input).join('\n') : undefined
  if (text !== undefined) {
    process.stdout.on('error', readerLeft)
    print(text)
    return 0
  }
  const { command, args } = findCommand(input)
  // What goes on for a while watches over its output by itself.
  if (command !== 'train' && command !== 'fit') process.stdout.on('error', readerLeft)
  const typed = givenFlags(rest, command)
  // What asks for help needs no settings.
  const places = flagsOf(command).includes('config') ? await readPlaces(typed.config ?? undefined, process.env) : []
  if (places.length > 0) {
    for (const sentence of strangeVariables(process.env)) complain(sentence)
    // Whatever would be drawn over itself looks at this, as Ink does.
    process.env.INK_SCREEN_READER = String(isHeard(places, typed))
  }
  if (command === 'config') return runConfig(args, places, typed)
  // What is --data elsewhere is the argument of `data`.
  const own = command === 'data' && args[0] !== undefined ? { ...typed, data: args[0] } : typed
  return runCommand(command, args, inForce(command, places, own).given)
}

/** `downhill config [checkpoint]`, whose own switches are no settings. */
async function runConfig(args: readonly string[], places: readonly Place[], { schema, json, ...typed }: Typed) {
  refuseMore(args, 'config')
  return schema === '' ? schemaCommand() : configCommand(args[0], places, typed, json === '' ? 'json' : 'file')
}

/** Whoever reads our lines may have enough of them, as `head` does: the rest of the work is done, and its exit code true. */
function readerLeft({ code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return
  complain(`The output can't be written (${code}): make room, or send it elsewhere.`)
  process.exit(1)
}

/** Does what a command line asks for. Returns the exit code: 0 done, 1 a failure, which is told, 2 wrong usage, 130 interrupted. */
export async function runLine(line: readonly string[]): Promise<number> {
  try {
    return await run(line)
  } catch (error) {
    const isExpected = error instanceof UsageError || error instanceof DataError || error instanceof CheckpointError
    if (isExpected) complain(error.message)
    else complainOf(error)
    return isExpected ? 2 : 1
  }
}
