import type { Dataset } from './dataset.js'
import { loadIdxFolder } from './idx-folder.js'
import { loadMnist } from './mnist.js'

/**
 * The data set that `--data` names: `mnist`, or a folder.
 * @throws DataError when it can't be had.
 */
export function loadDataset(data: string): Promise<Dataset> {
  return data === 'mnist' ? loadMnist() : loadIdxFolder(data)
}
