import type { Description } from '../../checkpoint/checkpoint.js'
import { printJson, shown } from '../../ui/lines.js'
import { complain } from '../complain.js'
import { fileText, originLines } from '../config/config-text.js'
import { type Entry, entriesInForce, entriesOfRun } from '../config/entries.js'
import { inForce, type Typed } from '../config/in-force.js'
import type { Place } from '../config/place.js'
import { schema } from '../config/schema.js'
import { readFolder } from '../flags.js'
import { loadTelling } from '../opened.js'

/** `downhill config --schema`: what a config file may say. */
export function schemaCommand(): number {
  process.stdout.write(`${JSON.stringify(schema(), null, 2)}\n`)
  return 0
}

/**
 * `downhill config`: the settings in force or, with a checkpoint, those of its run, as a config file.
 * @throws UsageError for settings that do not go together, CheckpointError when there is no such checkpoint.
 */
export async function configCommand(
  name: string | undefined,
  places: readonly Place[],
  typed: Typed,
  output: 'file' | 'json'
): Promise<number> {
  if (name === undefined) {
    tell(entriesInForce(places, typed), output)
    return 0
  }
  const { path, checkpoint } = await loadTelling(name, readFolder(inForce('train', places, typed).given.checkpoints))
  tell(entriesOfRun(checkpoint.description, path, typed), output)
  for (const sentence of unrepeatable(checkpoint.description)) complain(sentence)
  return 0
}

function tell(entries: readonly Entry[], output: 'file' | 'json'): void {
  if (output === 'json') {
    for (const { key, value, from } of entries) printJson({ setting: key, value, from })
    return
  }
  process.stdout.write(fileText(entries))
  // Who sends the file elsewhere still sees what made it.
  if (process.stderr.isTTY) for (const line of originLines(entries)) process.stderr.write(`${shown(line)}\n`)
}

/** What happened to a run that settings can't say. */
function unrepeatable({ parent, rateChanges, recipe }: Description): string[] {
  if (rateChanges.length > 0) {
    return [
      `The learning rate of this run was changed while it trained: with these settings it stays ${recipe.learningRate}.`
    ]
  }
  return parent === null ? [] : [`This run branched off ${parent.run}: with these settings it begins at epoch 0.`]
}
