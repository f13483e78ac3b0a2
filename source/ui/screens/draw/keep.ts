import { join } from 'node:path'
import { saveAtomically } from '../../../checkpoint/save.js'
import { addDrawing, type Drawing } from '../../../dataset/drawn.js'
import { grouped } from '../../format.js'

/** Where a person's own drawings are kept: a data set that `--data` takes. */
const folder = join('data', 'drawn')

/** Drawings are added one after the other, because each is put behind those before. */
let last: Promise<unknown> = Promise.resolve()

/** Adds a drawing to the person's own data set. Returns what became of it, in words. */
export function keepDrawing(drawing: Drawing): Promise<string> {
  const kept = last.then(() => add(drawing))
  last = kept
  return kept
}

async function add(drawing: Drawing): Promise<string> {
  try {
    const { training, test } = await addDrawing(folder, drawing, saveAtomically)
    const name = drawing.classes[drawing.label]
    return `kept as ${name} in ${folder}: ${grouped(training)} to train on, ${grouped(test)} for the test`
  } catch (error) {
    return `not kept: ${error instanceof Error ? error.message : String(error)}`
  }
}
