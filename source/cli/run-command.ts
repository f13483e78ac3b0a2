import { shellNames } from './choices.js'
import type { CommandName } from './command-table.js'
import { readSource } from './data-flags.js'
import { readFit } from './fit-flags.js'
import { flagKinds } from './flag-kinds.js'
import type { FlagName } from './flag-table.js'
import { readExport, readFolder, readGlyphs, readKeep, readSettings, refuseMore } from './flags.js'
import { readNoise } from './noise-flags.js'
import type { OutputName } from './screen.js'
import { UsageError } from './usage-error.js'
import { listed, oneOf } from './values.js'

type Given = Readonly<Partial<Record<FlagName, string>>>

/**
 * Does what a command is for. Returns the exit code. Each command is loaded when it is wanted: together they take longer to
 * load than most take to do.
 * @throws UsageError for arguments or values that make no sense, and what the commands throw.
 */
export async function runCommand(
  command: Exclude<CommandName, 'config'>,
  args: readonly string[],
  given: Given
): Promise<number> {
  const lines = given.json === undefined ? 'lines' : 'json'
  // A function of many words wants quotes, and a command may be two words: they see to it themselves.
  if (command !== 'fit' && command !== 'help') refuseMore(args, command)
  switch (command) {
    case 'train':
      return (await import('./commands/train.js')).trainCommand(
        readSettings(given),
        outputOf(given),
        readGlyphs(given.glyphs)
      )
    case 'fit': {
      const glyphs = readGlyphs(given.glyphs)
      return (await import('./commands/fit.js')).fitCommand(await readFit(args, given), outputOf(given), glyphs)
    }
    case 'data': {
      const source = readSource(given.data, given)
      const augment = given.augment === undefined ? [] : flagKinds.augment.read('--augment', given.augment)
      const seed = given.seed === undefined ? 1 : flagKinds.seed.read('--seed', given.seed)
      return (await import('./commands/data.js')).dataCommand(
        { source, augment, seed },
        lines === 'json' ? lines : readGlyphs(given.glyphs)
      )
    }
    case 'evaluate':
      return (await import('./commands/evaluate.js')).evaluateCommand(
        checkpointOf(command, args),
        readFolder(given.checkpoints),
        lines
      )
    case 'export': {
      const checkpoint = checkpointOf(command, args)
      const folder = readFolder(given.checkpoints)
      const existing = given.force === undefined ? 'keep' : 'replace'
      return (await import('./commands/export.js')).exportCommand(
        { checkpoint, folder, ...readExport(given), existing },
        lines
      )
    }
    case 'predict': {
      const [checkpoint, ...pictures] = args
      if (!checkpoint || pictures.length === 0) {
        throw new UsageError('downhill predict wants a checkpoint and pictures: downhill predict latest seven.png')
      }
      const output = given.show !== undefined && lines === 'lines' ? 'pictures' : lines
      return (await import('./commands/predict.js')).predictCommand(
        checkpoint,
        readFolder(given.checkpoints),
        pictures,
        output
      )
    }
    case 'noise':
      return (await import('./commands/noise.js')).noiseCommand(
        checkpointOf(command, args),
        readFolder(given.checkpoints),
        readNoise(given),
        lines
      )
    case 'checkpoints list':
      return (await import('./commands/checkpoints/list.js')).listCommand(readFolder(given.checkpoints), lines)
    case 'checkpoints verify':
      return (await import('./commands/checkpoints/verify.js')).verifyCommand(readFolder(given.checkpoints), lines)
    case 'checkpoints prune': {
      const folder = readFolder(given.checkpoints)
      const keep = readKeep(given.keep)
      if (keep === null)
        throw new UsageError('downhill checkpoints prune wants --keep n: how many of the best to keep.')
      return (await import('./commands/checkpoints/prune.js')).pruneCommand(
        folder,
        keep,
        given.dryRun === undefined ? 'delete' : 'rehearse',
        lines
      )
    }
    case 'help':
      return (await import('./commands/help.js')).helpCommand(args)
    case 'completion': {
      const [shell] = args
      if (!shell) throw new UsageError(`downhill completion wants a shell: ${listed(shellNames)}.`)
      return (await import('./commands/completion.js')).completionCommand(
        oneOf('downhill completion', shell, shellNames)
      )
    }
  }
}

function checkpointOf(command: CommandName, [checkpoint]: readonly string[]): string {
  if (!checkpoint) throw new UsageError(`downhill ${command} wants a checkpoint: a file, a run folder, or latest.`)
  return checkpoint
}

/** How a run is to be told of: where there is a terminal to show it and a keyboard to steer it, on the screen or to a screen reader. */
function outputOf({ json, headless, screenReader }: Given): OutputName {
  if (json !== undefined) return 'json'
  const isTerminal = process.stdout.isTTY && process.stdin.isTTY
  // What calls itself dumb can't have its cursor moved.
  if (headless !== undefined || !isTerminal || process.env.TERM === 'dumb') return 'lines'
  return screenReader !== undefined ? 'sentences' : 'dashboard'
}
