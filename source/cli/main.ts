#!/usr/bin/env node
import meow from 'meow'
import { CheckpointError } from '../checkpoint/store.js'
import { DataError } from '../dataset/dataset.js'
import { listCommand } from './commands/checkpoints/list.js'
import { pruneCommand } from './commands/checkpoints/prune.js'
import { verifyCommand } from './commands/checkpoints/verify.js'
import { dataCommand } from './commands/data.js'
import { evaluateCommand } from './commands/evaluate.js'
import { exportCommand } from './commands/export.js'
import { fitCommand } from './commands/fit.js'
import { noiseCommand } from './commands/noise.js'
import { predictCommand } from './commands/predict.js'
import { trainCommand } from './commands/train.js'
import { complain, complainOf } from './complain.js'
import { readSource } from './data-flags.js'
import { fitArguments, readFit } from './fit-flags.js'
import { type FlagName, flagsOf, flagTypes } from './flag-table.js'
import {
  augmentations,
  givenFlags,
  type RawFlags,
  readExport,
  readFolder,
  readGlyphs,
  readKeep,
  readSettings,
  refuseMore
} from './flags.js'
import { help } from './help.js'
import { survivesLostTerminal } from './lost-terminal.js'
import { readNoise } from './noise-flags.js'
import type { OutputName } from './screen.js'
import { UsageError } from './usage-error.js'
import { listed, quoted, wholeNumber } from './values.js'

/** The command line as meow reads it. It throws an error of its own for a flag that is given twice. */
function parse() {
  try {
    return meow(help, {
      argv: fitArguments(process.argv.slice(2)),
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
  // What goes on for a while watches over its output by itself.
  if (command !== 'train' && command !== 'fit') process.stdout.on('error', readerLeft)
  switch (command) {
    case 'train': {
      const given = givenFlags(flags, flagsOf.train)
      refuseMore(args, 0, command)
      const settings = readSettings(given)
      const glyphs = readGlyphs(given.glyphs)
      return trainCommand(settings, outputOf(given), glyphs)
    }
    case 'fit': {
      const given = givenFlags(flags, flagsOf.fit)
      const glyphs = readGlyphs(given.glyphs)
      return fitCommand(await readFit(args, given), outputOf(given), glyphs)
    }
    case 'data': {
      const given = givenFlags(flags, flagsOf.data)
      refuseMore(args, 1, command)
      const source = readSource(args[0], given)
      const augment = given.augment === undefined ? [] : augmentations('--augment', given.augment)
      const seed = given.seed === undefined ? 1 : wholeNumber('--seed', given.seed, 0)
      return dataCommand({ source, augment, seed }, given.json === undefined ? readGlyphs(given.glyphs) : 'json')
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
    case 'predict': {
      const given = givenFlags(flags, flagsOf.predict)
      const [checkpoint, ...pictures] = args
      if (!checkpoint || pictures.length === 0) {
        throw new UsageError('downhill predict wants a checkpoint and pictures: downhill predict latest seven.png')
      }
      const output = given.json !== undefined ? 'json' : given.show !== undefined ? 'pictures' : 'lines'
      return predictCommand(checkpoint, readFolder(given.checkpoints), pictures, output)
    }
    case 'noise': {
      const given = givenFlags(flags, flagsOf.noise)
      refuseMore(args, 1, command)
      const [checkpoint] = args
      if (!checkpoint) throw new UsageError('downhill noise wants a checkpoint: a file, a run folder, or latest.')
      const output = given.json === undefined ? 'lines' : 'json'
      return noiseCommand(checkpoint, readFolder(given.checkpoints), readNoise(given), output)
    }
    case 'checkpoints':
      return runCheckpoints(args, flags)
    default:
      throw new UsageError(
        `There is no command ${quoted(command)}: train, data, fit, evaluate, predict, noise, export and checkpoints are there.`
      )
  }
}

/** How a run is to be told of: on the screen where there is a terminal to show it and a keyboard to steer it. */
function outputOf({ json, headless, screenReader }: Partial<Record<FlagName, string>>): OutputName {
  if (json !== undefined) return 'json'
  const isTerminal = process.stdout.isTTY && process.stdin.isTTY
  // What calls itself dumb can't have its cursor moved.
  if (headless !== undefined || !isTerminal || process.env.TERM === 'dumb') return 'lines'
  return screenReader !== undefined || process.env.INK_SCREEN_READER === 'true' ? 'sentences' : 'dashboard'
}

/** Whoever reads our lines may have enough of them, as `head` does: the rest of the work is done, and its exit code true. */
function readerLeft({ code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return
  complain(`The output can't be written (${code}): make room, or send it elsewhere.`)
  process.exit(1)
}

/** `downhill checkpoints list|verify|prune`, for all runs in the folder. */
async function runCheckpoints([name = 'list', ...rest]: readonly string[], flags: RawFlags): Promise<number> {
  const action = checkpointActions.find(candidate => candidate === name)
  if (action === undefined) {
    throw new UsageError(
      `downhill checkpoints can ${listed(checkpointActions)}, and does not know ${quoted(name)}: see downhill --help.`
    )
  }
  const given = givenFlags(flags, flagsOf[action])
  refuseMore(rest, 0, `checkpoints ${action}`)
  const folder = readFolder(given.checkpoints)
  const output = given.json === undefined ? 'lines' : 'json'
  switch (action) {
    case 'list':
      return listCommand(folder, output)
    case 'verify':
      return verifyCommand(folder, output)
    case 'prune': {
      const keep = readKeep(given.keep)
      if (keep === null)
        throw new UsageError('downhill checkpoints prune wants --keep n: how many of the best to keep.')
      return pruneCommand(folder, keep, given.dryRun === undefined ? 'delete' : 'rehearse', output)
    }
  }
}

const checkpointActions = ['list', 'verify', 'prune'] as const

survivesLostTerminal()
try {
  process.exitCode = await run()
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof DataError || error instanceof CheckpointError
  if (isExpected) complain(error.message)
  else complainOf(error)
  process.exitCode = isExpected ? 2 : 1
}
