import { relative } from 'node:path'
import { type ExportName, exportFiles, exportPath, firstTaken, writeFiles } from '../../checkpoint/export.js'
import { loadCheckpoint } from '../../checkpoint/load.js'
import { carryOut } from '../../checkpoint/prune.js'
import { CheckpointError } from '../../checkpoint/store.js'
import { fileSize, placeName } from '../format.js'
import type { ListedFile } from './listed.js'

/** What a file is called in a sentence: “epoch 3 of 20260101-120000-784-16-16-10”. */
export function nameOf({ place, path, run }: ListedFile): string {
  return place ? `${placeName(place)} of ${run}` : path
}

/** Deletes a file, tells `forget` its path when it is gone, and says what became of it. */
export async function deleteFile(file: ListedFile, forget: (path: string) => void): Promise<string> {
  try {
    await carryOut([{ type: 'delete', path: file.path }])
    forget(file.path)
    return `Deleted ${nameOf(file)}.`
  } catch (error) {
    return `Could not delete ${nameOf(file)} (${reasonOf(error)}): see whether its folder may be written to.`
  }
}

/** Writes a network for other programs into the folder downhill runs in, and says where, or why not. */
export async function exportFile({ path }: ListedFile, folder: string, to: ExportName): Promise<string> {
  const place = exportPath(path, to)
  try {
    const { checkpoint } = await loadCheckpoint(path, folder)
    const files = exportFiles(checkpoint, to, place)
    const taken = await firstTaken(files)
    if (taken !== undefined) return `${taken} is there already: move it away first.`
    await writeFiles(files)
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
    return `Exported to ${relative('.', place)} (${fileSize(bytes)}).`
  } catch (error) {
    if (error instanceof CheckpointError) return error.message
    return `The export to ${place} can't be written (${reasonOf(error)}): start downhill in a folder that may be written to.`
  }
}

/** The system's name for an error. An error that is not the system's goes on. */
function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return code
}
