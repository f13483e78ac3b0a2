import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { readFoundFile, readNamedFile } from './file.js'
import type { Place } from './place.js'
import { fileVariable, readInkVariable, readVariables } from './variables.js'

/** The file of a folder's settings. */
const folderFile = 'downhill.config.json'
/** In place of a file: none at all, found ones neither. */
const noFile = 'none'

/**
 * What all places but the command line say, the weakest first: Ink's variable, which is not about this program alone, the user's
 * file, the folder's, the one that a variable names, our variables, and the one that --config names.
 * @throws UsageError for a file or a value that can't be used.
 */
export async function readPlaces(
  config: string | undefined,
  env: NodeJS.ProcessEnv,
  folder = ''
): Promise<readonly Place[]> {
  const named = env[fileVariable] || undefined
  const own = [userFile(env), join(folder, folderFile)].filter(path => path !== null)
  const found = config === noFile || named === noFile ? [] : await Promise.all(own.map(readFoundFile))
  const asked = async (path: string | undefined, who: string) =>
    path === undefined || path === noFile ? [] : [await readNamedFile(path, who)]
  // A person who names a file now need not know which one the environment names.
  const ofVariable = config === undefined ? await asked(named, fileVariable) : []
  return [readInkVariable(env), ...found, ...ofVariable, readVariables(env), ...(await asked(config, '--config'))]
}

/** Where the user's own settings are, by the XDG Base Directory Specification or Windows' custom; null where nobody knows. */
export function userFile(env: NodeJS.ProcessEnv, platform = process.platform, home = homeOf): string | null {
  const { XDG_CONFIG_HOME: xdg, APPDATA: appData } = env
  if (platform === 'win32' && appData) return join(appData, 'downhill', 'config.json')
  // The specification has relative paths ignored.
  if (xdg && isAbsolute(xdg)) return join(xdg, 'downhill', 'config.json')
  const folder = home()
  return folder === null ? null : join(folder, '.config', 'downhill', 'config.json')
}

function homeOf(): string | null {
  try {
    return homedir() || null
  } catch {
    return null
  }
}
