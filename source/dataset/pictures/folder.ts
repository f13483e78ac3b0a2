import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mostClasses } from '../class-names.js'
import { DataError, type Problem } from '../dataset.js'
import { find, unreadable } from '../files.js'

/** A file that may be a picture, and the class whose folder it lies in. */
export interface PictureFile {
  readonly path: string
  readonly label: number
}

/** What lies in folders that are named as classes are. */
export interface PictureFolder {
  readonly classes: readonly string[]
  readonly files: readonly PictureFile[]
  readonly problems: readonly Problem[]
}

/**
 * The files in the subfolders of a folder, each of which is a class. Links are followed, but no subfolder of a subfolder, so
 * that no link can lead in circles. Names that begin with a dot are left alone. The order is that of the names, numbers by
 * their size.
 * @throws DataError when the folder can't be read, or there are more classes than can be told apart.
 */
export async function listPictures(folder: string): Promise<PictureFolder> {
  const problems: Problem[] = []
  const classes: string[] = []
  const files: PictureFile[] = []
  for (const { name } of await list(folder)) {
    const path = join(folder, name)
    if (!(await isFolder(path, problems))) continue
    const entries = await list(path).catch(error => {
      problems.push({ path, what: `can't be read (${(error as Error).message})` })
      return []
    })
    const label = classes.length
    const found = entries.filter(entry => !entry.isDirectory()).map(entry => ({ path: join(path, entry.name), label }))
    for (const entry of entries) {
      if (entry.isDirectory())
        problems.push({ path: join(path, entry.name), what: 'is a folder in the folder of a class' })
    }
    if (found.length === 0) {
      problems.push({ path, what: 'holds no file' })
      continue
    }
    classes.push(name)
    if (classes.length > mostClasses) {
      throw new DataError(`${folder} has more than ${mostClasses} subfolders, each a class: make fewer of them.`)
    }
    for (const file of found) files.push(file)
  }
  return { classes, files, problems }
}

/** The names of the folders in a folder, without those that begin with a dot. */
export async function subfolders(folder: string): Promise<string[]> {
  const names: string[] = []
  for (const { name } of await list(folder)) if (await isFolder(join(folder, name), [])) names.push(name)
  return names
}

async function isFolder(path: string, problems: Problem[]): Promise<boolean> {
  try {
    return (await find(path))?.isDirectory() ?? false
  } catch {
    problems.push({ path, what: "can't be read" })
    return false
  }
}

async function list(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(error => {
    throw unreadable(folder, error)
  })
  const byNumber = entries.every(({ name }) => /^\d{1,9}$/.test(name))
  const key = ({ name }: Dirent) => (byNumber ? Number(name) : name)
  return entries.filter(({ name }) => !name.startsWith('.')).sort((one, other) => (key(one) < key(other) ? -1 : 1))
}
