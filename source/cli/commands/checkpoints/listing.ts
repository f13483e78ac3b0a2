import { type Listing, listFiles } from '../../../checkpoint/store.js'
import { withProgress } from '../../progress-line.js'

/**
 * The checkpoint files of all runs, while a line tells of their being looked for.
 * @throws CheckpointError when the folder can't be read.
 */
export function listShowing(folder: string): Promise<Listing> {
  return withProgress(line => {
    line.show('looking for checkpoints')
    return listFiles(folder)
  })
}
