import {
  type ExportedFile,
  type ExportName,
  exportFiles,
  exportPath,
  firstTaken,
  writeFiles
} from '../../checkpoint/export.js'
import { fileSize } from '../../ui/format.js'
import { print, printJson } from '../../ui/lines.js'
import { visible } from '../../ui/visible.js'
import { complain } from '../complain.js'
import { loadTelling } from '../opened.js'
import { withProgress } from '../progress-line.js'
import { UsageError } from '../usage-error.js'

/** What to export, and how. */
export interface ExportRequest {
  /** A file, a run folder, or `latest` of the runs in `folder`. */
  readonly checkpoint: string
  readonly folder: string
  readonly to: ExportName
  /** A file or, for PyTorch, a folder; null for a name made up from the checkpoint's. */
  readonly output: string | null
  /** Whether what stands there already is to be kept or replaced. */
  readonly existing: 'keep' | 'replace'
}

/**
 * `downhill export <checkpoint> --to <format>`: writes the network for other programs, and prints the paths.
 * @throws CheckpointError when there is no such checkpoint, UsageError when the place is taken.
 */
export async function exportCommand(request: ExportRequest, output: 'json' | 'lines'): Promise<number> {
  const { to, existing } = request
  const { path, checkpoint } = await loadTelling(request.checkpoint, request.folder)
  const place = request.output ?? exportPath(path, to)
  let files: readonly ExportedFile[]
  try {
    files = await withProgress(async line => {
      line.show(`writing ${place}`)
      const made = exportFiles(checkpoint, to, place)
      const taken = existing === 'keep' ? await firstTaken(made) : undefined
      if (taken !== undefined) {
        throw new UsageError(`${taken} is there already: name another --output, or replace it with --force.`)
      }
      await writeFiles(made)
      return made
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    complain(`The export to ${place} can't be written (${code}): name another --output.`)
    return 1
  }
  const written = files.map(file => ({ path: file.path, bytes: file.bytes.length }))
  if (output === 'json') printJson({ checkpoint: path, to, files: written })
  else for (const file of written) print(`${visible(file.path)}  ${fileSize(file.bytes)}, from ${visible(path)}`)
  return 0
}
