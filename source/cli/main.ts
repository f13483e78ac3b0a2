#!/usr/bin/env node
import meow from 'meow'
import { CheckpointError } from '../checkpoint/store.js'
import { DataError } from '../dataset/dataset.js'
import { checkpointsCommand } from './commands/checkpoints.js'
import { evaluateCommand } from './commands/evaluate.js'
import { exportCommand } from './commands/export.js'
import { trainCommand } from './commands/train.js'
import { complain } from './complain.js'
import {
  flagsOf,
  flagTypes,
  givenFlags,
  readExport,
  readFolder,
  readGlyphs,
  readSettings,
  refuseMore
} from './flags.js'
import { help } from './help.js'
import { UsageError } from './usage-error.js'
import { quoted } from './values.js'

/** The command line as meow reads it. It throws an error of its own for a flag that is given twice. */
function parse() {
  try {
    return meow(help, {
      importMeta: import.meta,
      description: false,
      flags: Object.fromEntries(Object.entries(flagTypes).map(([name, type]) => [name, { type }]))
    })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.replace(/\.$/, '')}: see downhill --help.`)
  }
}

async function run(): Promise<number> {
  const { input, flags } = parse()
  const [command = 'train', ...args] = input
  switch (command) {
    case 'train': {
      const given = givenFlags(flags, flagsOf.train)
      refuseMore(args, 0, command)
      const settings = readSettings(given)
      const glyphs = readGlyphs(given.glyphs)
      const isTerminal = process.stdout.isTTY && process.stdin.isTTY
      const isPlain = given.headless !== undefined || !isTerminal
      return trainCommand(settings, given.json !== undefined ? 'json' : isPlain ? 'lines' : 'dashboard', glyphs)
    }
    case 'evaluate': {
      const given = givenFlags(flags, flagsOf.evaluate)
      refuseMore(args, 1, command)
      const [checkpoint] = args
      if (!checkpoint) throw new UsageError('downhill evaluate wants a checkpoint: a file, a run folder, or latest.')
      return evaluateCommand(checkpoint, readFolder(given.checkpoints), given.json !== undefined)
    }
    case 'export': {
      const given = givenFlags(flags, flagsOf.export)
      refuseMore(args, 1, command)
      const [checkpoint] = args
      if (!checkpoint) throw new UsageError('downhill export wants a checkpoint: a file, a run folder, or latest.')
      const folder = readFolder(given.checkpoints)
      const existing = given.force === undefined ? 'keep' : 'replace'
      return exportCommand(
        { checkpoint, folder, ...readExport(given), existing },
        given.json === undefined ? 'lines' : 'json'
      )
    }
    case 'checkpoints': {
      const given = givenFlags(flags, flagsOf.checkpoints)
      const [action = 'list', ...rest] = args
      if (action !== 'list') {
        throw new UsageError(`downhill checkpoints can list, and does not know ${quoted(action)}: see downhill --help.`)
      }
      refuseMore(rest, 0, 'checkpoints list')
      return checkpointsCommand(readFolder(given.checkpoints), given.json !== undefined)
    }
    default:
      throw new UsageError(`There is no command ${quoted(command)}: train, evaluate, export and checkpoints are there.`)
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof DataError || error instanceof CheckpointError
  const message = isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
  complain(message)
  process.exitCode = isExpected ? 2 : 1
}
