import { lstat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Checkpoint, encodeCheckpoint } from './checkpoint.js'
import { encodeNpz } from './npz.js'
import { encodeOnnx } from './onnx.js'
import { trainScript } from './pytorch.js'
import { encodeSafetensors } from './safetensors.js'
import { saveAtomically } from './save.js'
import { ending, makeFolder } from './store.js'
import { trainedNetwork } from './trained-network.js'

export const exportNames = ['onnx', 'npz', 'safetensors', 'pytorch'] as const
export type ExportName = (typeof exportNames)[number]

/** A file that an export is to write. */
export interface ExportedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Where an export goes when nobody says: here, named by run and checkpoint. */
export function exportPath(checkpoint: string, to: ExportName): string {
  const path = resolve(checkpoint)
  const name = [basename(dirname(path)), basename(path, ending)].filter(part => part !== '').join('-')
  return to === 'pytorch' ? `${name}-pytorch` : `${name}.${to}`
}

/** The files of an export to `output`: one of that name or, for PyTorch, those of a folder of that name. */
export function exportFiles(checkpoint: Checkpoint, to: ExportName, output: string): ExportedFile[] {
  switch (to) {
    case 'onnx':
      return [{ path: output, bytes: encodeOnnx(checkpoint) }]
    case 'npz':
      return [{ path: output, bytes: encodeNpz(checkpoint) }]
    case 'safetensors':
      return [{ path: output, bytes: encodeWeights(checkpoint) }]
    case 'pytorch':
      return [
        { path: join(output, `checkpoint${ending}`), bytes: encodeCheckpoint(checkpoint) },
        { path: join(output, 'train.py'), bytes: new TextEncoder().encode(trainScript) }
      ]
  }
}

/** The weights and biases alone, marked as PyTorch's for those who look for that. */
function encodeWeights(checkpoint: Checkpoint): Uint8Array {
  const { layers, facts } = trainedNetwork(checkpoint)
  const tensors = layers.flatMap(({ weight, bias }) => [weight, bias])
  return encodeSafetensors({ metadata: { format: 'pt', ...facts }, tensors })
}

/** The first of the files whose place is taken, be it by a file, a folder or a link; undefined when none is. */
export async function firstTaken(files: readonly ExportedFile[]): Promise<string | undefined> {
  for (const { path } of files) {
    try {
      await lstat(path)
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return undefined
}

/**
 * Writes files, each whole or not at all, over those that are there, and makes the folders they want.
 * @throws the system's error.
 */
export async function writeFiles(files: readonly ExportedFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    await makeFolder(dirname(path))
    await saveAtomically(path, bytes)
  }
}
