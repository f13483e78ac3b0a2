import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../../temporary-folder.js'

/** Whether a shell is installed: the tests that need it are skipped elsewhere. */
export function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0
}

/** A folder with a completion script, and with names of files that a shell would run if it evaluated them. */
export async function sceneFor(script: string) {
  const folder = await temporaryFolder()
  const path = join(await temporaryFolder(), 'script')
  await writeFile(path, `${script}\n`)
  for (const name of ['late $(touch pwned)', 'late `touch pwned`', 'seven.png']) await writeFile(join(folder, name), '')
  await mkdir(join(folder, 'my runs'))
  return { folder, script: path }
}

/** What the folder holds as long as nothing has been run. */
export const files = ['late $(touch pwned)', 'late `touch pwned`', 'my runs', 'seven.png']
