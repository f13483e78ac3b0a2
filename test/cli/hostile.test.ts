import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { smallCheckpoint } from '../checkpoint/small.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { harmIn, hostile } from '../hostile.js'
import { temporaryFolder } from '../temporary-folder.js'
import { downhillHere } from './in-process.js'

/** Data in a folder of that name, a run of that name with a checkpoint whose metadata say such things, and one that is damaged. */
async function scene() {
  const folder = await temporaryFolder()
  const data = join(folder, `data ${hostile}`)
  await cp(await noiseFolder(), data, { recursive: true })
  const checkpoints = join(folder, `runs ${hostile}`)
  const run = join(checkpoints, hostile)
  await mkdir(run, { recursive: true })
  const { description, tensors } = smallCheckpoint()
  const said = {
    ...description,
    data: { ...description.data, data: hostile },
    dataset: { ...description.dataset, name: hostile, classes: [hostile, `${hostile}!`], fingerprint: hostile },
    parent: { run: hostile, epoch: 1, batch: 0 }
  }
  const file = join(run, 'epoch-0002-batch-000001.safetensors')
  await writeFile(file, encodeCheckpoint({ description: said, tensors }))
  await writeFile(join(run, 'epoch-0001.safetensors'), 'damaged')
  await writeFile(join(folder, `${hostile}.json`), JSON.stringify({ data: hostile, checkpoints: hostile }))
  await writeFile(join(folder, `key ${hostile}.json`), JSON.stringify({ [hostile]: 1 }))
  await writeFile(join(folder, `text ${hostile}.json`), `{${hostile}`)
  for (const name of [hostile, `${hostile}!`]) {
    const pictures = join(folder, 'pictures', name)
    await mkdir(pictures, { recursive: true })
    for (let i = 0; i < 7; i++) {
      const create = { width: 3, height: 2, channels: 3, background: { r: 30 * i, g: 0, b: 0 } } as const
      await sharp({ create })
        .png()
        .toFile(join(pictures, `${i}.png`))
    }
    await writeFile(join(pictures, hostile), 'no picture')
  }
  await writeFile(join(folder, `${hostile}.csv`), 'x,y\n0,1\n1,3\n2,5\n')
  await writeFile(join(folder, `no ${hostile}.csv`), `${hostile}\n0,1\n${hostile}`)
  return { folder, data, checkpoints, file, empty: join(folder, hostile) }
}
type Scene = Awaited<ReturnType<typeof scene>>

const train = ({ data, empty }: Scene) => [
  '--epochs',
  '1',
  '--validation',
  '100',
  '--data',
  data,
  '--checkpoints',
  empty
]
const latest = ({ empty }: Scene) => ['evaluate', 'latest', '--checkpoints', empty]
const toFile = ({ file, folder }: Scene) => ['export', file, '--to', 'npz', '--output', join(folder, `${hostile}.npz`)]
const listed = ({ checkpoints }: Scene) => ['--checkpoints', checkpoints]

/** Every way the command line prints what it did not make up itself: commands that are run one behind the other. */
const prints: readonly (readonly [name: string, commands: (scene: Scene) => readonly (readonly string[])[]])[] = [
  ['training and evaluating', scene => [['--headless', ...train(scene)], latest(scene)]],
  [
    'the same as JSON',
    scene => [
      ['--json', ...train(scene)],
      [...latest(scene), '--json']
    ]
  ],
  ['data that is not there', () => [['--headless', '--data', hostile]]],
  ['a checkpoint to go on from that is not there', () => [['--headless', '--resume', hostile]]],
  [
    'a checkpoint of data that is not there',
    ({ file }) => [
      ['--headless', '--resume', file],
      ['evaluate', file]
    ]
  ],
  ['an evaluation of what is not there', scene => [['evaluate', hostile], latest(scene)]],
  ['an export, and one that stands there already', scene => [toFile(scene), toFile(scene)]],
  ['an export as JSON', scene => [[...toFile(scene), '--json']]],
  ['an export to nowhere', ({ file, empty }) => [['export', file, '--to', 'npz', '--output', join(empty, 'a.npz')]]],
  ['a list', scene => [['checkpoints', 'list', ...listed(scene)]]],
  ['a list as JSON', scene => [['checkpoints', 'list', '--json', ...listed(scene)]]],
  ['a list of nothing', ({ empty }) => [['checkpoints', 'list', '--checkpoints', empty]]],
  ['what verifies', scene => [['checkpoints', 'verify', ...listed(scene)]]],
  ['what verifies as JSON', scene => [['checkpoints', 'verify', '--json', ...listed(scene)]]],
  [
    'what would be pruned, and is',
    scene => ['--dry-run', '--json'].map(how => ['checkpoints', 'prune', '--keep', '1', how, ...listed(scene)])
  ],
  ['what is pruned', scene => [['checkpoints', 'prune', '--keep', '1', ...listed(scene)]]],
  [
    'data',
    ({ data }) => [
      ['data', data],
      ['data', data, '--json'],
      ['data', hostile]
    ]
  ],
  [
    'pictures of classes of that name',
    ({ folder }) => [
      ['data', join(folder, 'pictures')],
      ['data', join(folder, 'pictures'), '--json']
    ]
  ],
  [
    'predictions',
    ({ folder, file }) =>
      ['--pictures', '--json'].map(how =>
        ['predict', file, join(folder, 'pictures', hostile, '1.png'), join(folder, hostile), how].filter(
          one => one !== '--pictures'
        )
      )
  ],
  [
    'noise',
    ({ file }) => [
      ['noise', file, '--count', '10'],
      ['noise', file, '--count', '10', '--json'],
      ['noise', hostile]
    ]
  ],
  [
    'a fit',
    ({ folder }) => [
      ['fit', '--points', join(folder, `${hostile}.csv`), '--steps', '20'],
      ['fit', '--points', join(folder, `${hostile}.csv`), '--steps', '20', '--json']
    ]
  ],
  [
    'what can not be fitted',
    ({ folder, empty }) => [
      ['fit', '--points', empty],
      ['fit', '--points', join(folder, `no ${hostile}.csv`)],
      ['fit', hostile],
      ['fit', `x + ${hostile}(x)`, '--json'],
      ['fit', 'x', '--from', hostile],
      ['fit', 'x', hostile]
    ]
  ],
  [
    'settings',
    ({ file }) => [
      ['config', file],
      ['config', file, '--json'],
      ...['', 'key ', 'text ', 'no '].map(kind => ['config', '--config', `${kind}${hostile}.json`]),
      ['config', '--json', '--config', `${hostile}.json`],
      ['--headless', '--config', `${hostile}.json`]
    ]
  ],
  [
    'commands',
    () => [
      ...[[hostile], ['checkpoints', hostile], ['evaluate', 'a', hostile]],
      ...[
        ['help', hostile],
        ['help', 'data', hostile],
        [hostile, '--help'],
        ['completion', hostile]
      ]
    ]
  ],
  [
    'flags',
    () => [
      [`--${hostile}`],
      [`--${hostile}=1`],
      [`--optimizer${hostile}`],
      ['evaluate', `--json${hostile}`],
      ['--cost', hostile, '--cost', hostile]
    ]
  ],
  [
    'values',
    () => [
      ['--epochs', hostile],
      ['--layers', hostile],
      ['--cost', hostile],
      ['export', 'a', '--to', hostile]
    ]
  ]
]

describe('nothing harms the terminal', () => {
  it.each(prints)('that is told of %s', async (_, commands) => {
    const made = await scene()
    for (const args of commands(made)) {
      const { stdout, stderr } = await downhillHere(args, made.folder)
      const printed = stdout + stderr
      expect(printed).not.toBe('')
      expect(harmIn(printed)).toEqual([])
      // Whatever it is: but for line feeds there are no controls, and nothing that is unseen.
      expect(printed.match(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu) ?? []).toEqual([])
    }
  })
})
