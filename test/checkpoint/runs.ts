import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { temporaryFolder } from '../temporary-folder.js'
import { smallCheckpoint } from './small.js'

/** What files can hold: a checkpoint, the same with one bit turned in its data, something else. */
export const whole = encodeCheckpoint(smallCheckpoint())
export const damaged = whole.with(-1, whole.at(-1)! ^ 1)
export const alien = new TextEncoder().encode('this is not a checkpoint')

/** A folder of runs whose files are the newer the later in the list they stand. Returns it and their paths. */
export async function runs(...files: readonly (readonly [path: string, bytes: Uint8Array])[]) {
  const folder = await temporaryFolder()
  const paths: string[] = []
  for (const [i, [name, bytes]] of files.entries()) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    await utimes(path, 1_000_000 + i, 1_000_000 + i)
    paths.push(path)
  }
  return { folder, paths }
}
