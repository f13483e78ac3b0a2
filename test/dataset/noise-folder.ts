import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRandom } from '../../source/engine/random.js'
import { temporaryFolder } from '../temporary-folder.js'
import { idxBytes } from './idx-bytes.js'

/** A data set that is read at once: 300 training and 50 test images of 4 × 4 pixels of noise, of three classes. */
export async function noiseFolder(seed = 1): Promise<string> {
  const folder = await temporaryFolder()
  const random = createRandom(seed, 96)
  for (const [part, count] of [['train', 300] as const, ['t10k', 50] as const]) {
    const noise = Array.from({ length: count * 16 }, () => random.integer() & 255)
    const labels = Array.from({ length: count }, (_, i) => i % 3)
    await writeFile(join(folder, `${part}-images-idx3-ubyte`), idxBytes([count, 4, 4], noise))
    await writeFile(join(folder, `${part}-labels-idx1-ubyte`), idxBytes([count], labels))
  }
  return folder
}
