import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPlaces, userFile } from '../../../source/cli/config/places.js'
import { temporaryFolder } from '../../temporary-folder.js'

describe('the user’s own settings', () => {
  it.each<[NodeJS.ProcessEnv, NodeJS.Platform, string | null]>([
    [{}, 'linux', '/home/me/.config/downhill/config.json'],
    [{ XDG_CONFIG_HOME: '/etc/me' }, 'linux', '/etc/me/downhill/config.json'],
    [{ XDG_CONFIG_HOME: 'relative' }, 'linux', '/home/me/.config/downhill/config.json'],
    [{ XDG_CONFIG_HOME: '' }, 'darwin', '/home/me/.config/downhill/config.json'],
    [{ APPDATA: '/roaming' }, 'linux', '/home/me/.config/downhill/config.json'],
    [{ APPDATA: '/roaming' }, 'win32', '/roaming/downhill/config.json'],
    [{}, 'win32', '/home/me/.config/downhill/config.json']
  ])('are with %j on %s in %s', (env, platform, path) => {
    expect(userFile(env, platform, () => '/home/me')).toBe(path)
  })
  it('are nowhere for somebody without a home', () => {
    expect(userFile({}, 'linux', () => null)).toBe(null)
  })
})

describe('places', () => {
  /** Files of the user, of the folder, and two others, and which of the places say something, the weakest first. */
  async function scene() {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'downhill'))
    await writeFile(join(folder, 'downhill', 'config.json'), '{"seed": 1}')
    const [one, other] = [join(folder, 'one.json'), join(folder, 'other.json')]
    await writeFile(join(folder, 'downhill.config.json'), '{"seed": 4}')
    await writeFile(one, '{"seed": 2}')
    await writeFile(other, '{"seed": 3}')
    const seeds = async (config: string | undefined, variable = '') => {
      const env = { XDG_CONFIG_HOME: folder, DOWNHILL_CONFIG: variable, DOWNHILL_SEED: '9' }
      const places = await readPlaces(config, env, folder)
      return places.flatMap(place => place.get('seed')?.text ?? []).join(' ')
    }
    return { one, other, seeds }
  }
  it('are in the order of their strength', async () => {
    const { one, other, seeds } = await scene()
    expect(await seeds(undefined)).toBe('1 4 9')
    expect(await seeds(one)).toBe('1 4 9 2')
    expect(await seeds(undefined, one)).toBe('1 4 2 9')
    expect(await seeds(other, one)).toBe('1 4 9 3')
  })
  it('are Ink’s variable for screen readers before all others, where it says true', async () => {
    const [first] = await readPlaces('none', { INK_SCREEN_READER: 'true', DOWNHILL_SCREEN_READER: 'false' })
    expect(first).toEqual(new Map([['screenReader', { text: '', from: 'INK_SCREEN_READER' }]]))
    expect((await readPlaces('none', { INK_SCREEN_READER: 'false' }))[0]).toEqual(new Map())
  })
  it('are no files for who wants none', async () => {
    const { one, seeds } = await scene()
    expect(await seeds('none')).toBe('9')
    expect(await seeds(undefined, 'none')).toBe('9')
    expect(await seeds('none', one)).toBe('9')
    expect(await seeds(one, 'none')).toBe('9 2')
  })
})
