import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandNames, commandTable } from '../../../source/cli/command-table.js'
import { fishCompletion } from '../../../source/cli/completion/fish.js'
import { optimizerNames } from '../../../source/engine/recipe.js'
import { files, isInstalled, sceneFor } from './shell.js'

/** What the completion offers for the last word of a line, and what it says of it. */
async function offered(line: string): Promise<string[][]> {
  const { folder, script } = await sceneFor(fishCompletion())
  const call = 'source $argv[1]; complete -C $argv[2]'
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', call, script, line], {
    cwd: folder,
    encoding: 'utf8'
  })
  expect(stderr).toBe('')
  expect(readdirSync(folder)).toEqual(files)
  return stdout
    .split('\n')
    .slice(0, -1)
    .map(row => row.split('\t'))
}

const inFish = files.map(name => (name === 'my runs' ? 'my runs/' : name))

describe.skipIf(!isInstalled('fish'))('in fish, where it is installed,', () => {
  it.each<[string, readonly string[]]>([
    ['downhill ev', ['evaluate']],
    ['downhill --seed 3 ev', ['evaluate']],
    ['downhill --seed ', []],
    ['downhill --optimizer ', optimizerNames],
    ['downhill --optimizer=ada', ['--optimizer=adam', '--optimizer=adamw']],
    ['downhill --augment shift,r', ['shift,rotate']],
    ['downhill checkpoints ', ['list', 'verify', 'prune']],
    ['downhill checkpoints prune --k', ['--keep']],
    ['downhill help checkpoints p', ['prune']],
    ['downhill export latest --to ', ['onnx', 'npz', 'safetensors', 'pytorch']],
    ['downhill fit x --to ', []],
    ['downhill evaluate ', ['latest', ...inFish]],
    ['downhill evaluate latest ', []],
    ['downhill predict latest seven.png se', ['seven.png']],
    ['downhill --resume lat', ['latest', 'late $(touch pwned)', 'late `touch pwned`']],
    ['downhill --checkpoints ', ['my runs/']],
    ['downhill bogus ', []]
  ])('“%s” goes on with %j', async (line, wanted) => {
    expect((await offered(line)).map(([word]) => word).toSorted()).toEqual([...wanted].toSorted())
  })
  it('commands stand in their order, each with what it does', async () => {
    const rows = await offered('downhill ')
    const alone = rows.filter(([word]) => word !== 'checkpoints')
    expect(alone).toEqual(
      commandNames.filter(name => !name.includes(' ')).map(name => [name, commandTable[name].summary])
    )
    expect(rows).toHaveLength(alone.length + 1)
  })
})
