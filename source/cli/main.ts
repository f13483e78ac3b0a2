#!/usr/bin/env node
import meow from 'meow'
import { CheckpointError } from '../checkpoint/store.js'
import { DataError } from '../dataset/dataset.js'
import { print } from '../ui/lines.js'
import { complain, complainOf } from './complain.js'
import { findCommand } from './find-command.js'
import { fitArguments } from './fit-flags.js'
import { flagTypes } from './flag-table.js'
import { givenFlags } from './flags.js'
import { helpOf } from './help.js'
import { survivesLostTerminal } from './lost-terminal.js'
import { runCommand } from './run-command.js'
import { UsageError } from './usage-error.js'

/** The command line as meow reads it. It throws an error of its own for a flag that is given twice. */
function parse() {
  try {
    return meow({
      argv: fitArguments(process.argv.slice(2)),
      importMeta: import.meta,
      // Both are done here, because meow does them only where nothing else is said.
      autoHelp: false,
      autoVersion: false,
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

async function run(): Promise<number> {
  const { input, flags, pkg } = parse()
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
  return runCommand(command, args, givenFlags(rest, command))
}

/** Whoever reads our lines may have enough of them, as `head` does: the rest of the work is done, and its exit code true. */
function readerLeft({ code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return
  complain(`The output can't be written (${code}): make room, or send it elsewhere.`)
  process.exit(1)
}

survivesLostTerminal()
try {
  process.exitCode = await run()
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof DataError || error instanceof CheckpointError
  if (isExpected) complain(error.message)
  else complainOf(error)
  process.exitCode = isExpected ? 2 : 1
}
