import { dirname } from 'node:path'
import { findNames } from './class-names.js'
import { findTrainCsv, loadCsv } from './csv-file.js'
import { DataError, type DataSource, type Dataset, type Tell } from './dataset.js'
import { find, wanted } from './files.js'
import { findIdxSet, loadIdxSet } from './idx-folder.js'
import { loadMnist } from './mnist.js'
import { subfolders } from './pictures/folder.js'

/**
 * The data set that a source names: `mnist`; a folder of IDX files, or the beginning of their names there; a CSV file, or a
 * folder with a train.csv; a folder with one subfolder of pictures a class.
 * @throws DataError when it can't be had.
 */
export async function loadDataset(source: DataSource, tell: Tell = () => {}): Promise<Dataset> {
  const { data, names, size, colour } = source
  if (data === 'mnist') {
    refusePictureFlags(source)
    return renamed(await loadMnist(), names)
  }
  const found = await find(data)
  if (found?.isFile()) {
    if (/\.csv$/i.test(data)) return loadCsv(data, source, tell)
    throw new DataError(`${data} is neither a folder nor a CSV file: ${wanted}.`)
  }
  if (found && !found.isDirectory()) throw new DataError(`${data} is neither a folder nor a file: ${wanted}.`)
  const idx = await findIdxSet(data)
  if (idx) {
    refusePictureFlags(source)
    return loadIdxSet(idx, { names })
  }
  if (!found) throw new DataError(`${data} is not there: ${wanted}.`)
  const csv = await findTrainCsv(data)
  if (csv) return loadCsv(csv, source, tell)
  if ((await subfolders(data)).length === 0) {
    throw new DataError(`${data} holds no data set: ${wanted}.`)
  }
  // Loaded here only, because nothing else needs it.
  const { loadPictures } = await import('./pictures/load.js')
  return loadPictures(data, { data, names, size, colour }, tell)
}

/** @throws DataError when flags ask for what only pictures can be made to be. */
function refusePictureFlags({ data, size, colour }: DataSource): void {
  if (size === undefined && !colour) return
  throw new DataError(`${data} has images of a size and kind of their own: leave out --size and --colour.`)
}

/** MNIST's digits under other names. */
async function renamed(dataset: Dataset, path: string | undefined): Promise<Dataset> {
  if (path === undefined) return dataset
  const given = (await findNames(path, dirname(path)))!
  if (given.names.length === dataset.classes.length) return { ...dataset, classes: given.names }
  throw new DataError(`${given.path} names ${given.names.length} classes, and MNIST has 10: give a name for each.`)
}
