import { join } from 'node:path'
import { DataError } from './dataset.js'
import { find, lengthOf, readStart } from './files.js'

/** Names for classes, and where they were read. */
export interface ClassNames {
  readonly path: string
  readonly names: readonly string[]
}

/** A list of names is short; something long is another file. */
const mostBytes = 2 ** 20
/** A label is a byte. */
export const mostClasses = 256

/**
 * The names that `--names` gives, or those in a classes.txt in `folder`; null where there are none.
 * @throws DataError when the file can't be read or names nothing.
 */
export async function findNames(given: string | undefined, folder: string): Promise<ClassNames | null> {
  if (given !== undefined) {
    if (!(await find(given))?.isFile()) {
      throw new DataError(`${given} is not a file: --names wants one with the name of a class on each line.`)
    }
    return readNames(given)
  }
  const path = join(folder, 'classes.txt')
  return (await find(path)) ? readNames(path) : null
}

async function readNames(path: string): Promise<ClassNames> {
  const lines = (await readLines(path)).map(line => line.trim())
  while (lines.at(-1) === '') lines.pop()
  const blank = lines.indexOf('')
  if (lines.length === 0) throw new DataError(`${path} names no class: write a name on each line.`)
  if (blank >= 0) throw new DataError(`${path} has nothing on line ${blank + 1}: write a name on each line.`)
  if (lines.length > mostClasses) {
    throw new DataError(`${path} names ${lines.length} classes; ${mostClasses} are the most that can be told apart.`)
  }
  return { path, names: lines }
}

/**
 * Names from EMNIST's own list beside its files: a label a line, and the codes of the characters that it stands for.
 * Those of its letters start at 1, and so do the names.
 * @throws DataError when the file is something else.
 */
export async function readMapping(path: string): Promise<ClassNames> {
  const names: string[] = []
  for (const line of await readLines(path)) {
    if (line.trim() === '') continue
    const [label, ...codes] = line.trim().split(/\s+/).map(Number)
    const isGood = [label, ...codes].every(number => Number.isInteger(number) && number! >= 0 && number! < 0x10ffff)
    if (!isGood || codes.length === 0 || label! >= mostClasses) {
      throw new DataError(`${path} should have a label and codes of characters on each line: fetch it again.`)
    }
    names[label!] = String.fromCodePoint(...codes)
  }
  const all = Array.from(names, (name, label) => name ?? String(label))
  return { path, names: names[0] === undefined ? all.slice(1) : all }
}

async function readLines(path: string): Promise<string[]> {
  const length = await lengthOf(path)
  if (length > mostBytes) throw new DataError(`${path} is too long for a list of names: write a name on each line.`)
  const bytes = await readStart(path, length)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r\n|\r|\n/)
  } catch {
    throw new DataError(`${path} is not text in UTF-8: write a name on each line.`)
  }
}
