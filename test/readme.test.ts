import { access, readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { commandTable } from '../source/cli/command-table.js'
import { dashed, flagTable } from '../source/cli/flag-table.js'
import { fitBindings } from '../source/ui/fit/keys.js'
import { isWatched } from '../source/ui/free.js'
import { bindings } from '../source/ui/keymap.js'
import { screenKey, screens } from '../source/ui/view.js'

const at = (path: string) => new URL(`../${path}`, import.meta.url)
const readme = await readFile(at('README.md'), 'utf8')
const explained = bindings.filter(({ help }) => help !== '')

const watched = screens.filter(({ name }) => isWatched(name)).map(({ title }) => title)

describe('KEYS.md', () => {
  const rows = (some: readonly { readonly shown: string; readonly help: string }[]) =>
    ['| key | what it does |', '| --- | --- |', ...some.map(({ shown, help }) => `| \`${shown}\` | ${help} |`)].join(
      '\n'
    )

  it('has every key that there is, with what the help says of it', async () => {
    const parts = [
      '# Keys',
      'Written from the tables that the program goes by, which `?` shows too: `npx vitest run test/readme.test.ts --update`.',
      `## Everywhere\n\n${rows(explained.filter(({ on }) => on === 'every'))}`,
      `## Time, on ${watched.join(', ')}\n\n${rows(explained.filter(({ on }) => on === 'watched'))}`,
      ...screens.map(
        ({ name, title }) => `## ${screenKey(name)} ${title}\n\n${rows(explained.filter(({ on }) => on === name))}`
      ),
      `## downhill fit\n\n${rows(fitBindings.filter(({ help }) => help !== ''))}`
    ]
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot('../KEYS.md')
  })
})

describe('the README', () => {
  it('tours all screens in their order', () => {
    const headings = [...readme.matchAll(/^### (\d) (\w+):/gm)].map(([, key, title]) => `${key} ${title}`)
    expect(headings).toEqual(screens.map(({ name, title }) => `${screenKey(name)} ${title}`))
  })

  it('has the keys of the Train screen and of every screen, and no others', () => {
    const table = readme.match(/\n## Keys\n+((?:\|.*\n)+)/)![1]!
    const told = [...table.matchAll(/^\| ([^|]*) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]+)`/g)].map(([, key]) => key!)
    )
    const here = bindings.filter(({ on }) => on === 'train' || on === 'watched' || on === 'every')
    // Arrows are shown together.
    const namesOf = ({ keys, shown }: (typeof here)[number]) => [...keys, shown, ...shown.split(/ |(?<=[↑↓])/)]
    expect(told.filter(key => !here.some(binding => namesOf(binding).includes(key)))).toEqual([])
    const untold = here.filter(one => one.help !== '' && !namesOf(one).some(name => told.includes(name)))
    expect(untold.filter(({ action }) => action !== 'show')).toEqual([])
  })

  it('names all pictures that there are, for dark pages and for light ones', async () => {
    const named = [...readme.matchAll(/media\/([\w-]+\.svg)/g)].map(([, name]) => name!)
    const files = (await readdir(at('media'))).filter(name => name.endsWith('.svg'))
    expect(new Set(named)).toEqual(new Set(files))
    expect(files.filter(name => !files.includes(name.replace('-dark', '-light')))).toEqual([])
  })

  it.each([...readme.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)].map(([, path, anchor]) => ({ path, anchor })))(
    'links to what is there: $path $anchor',
    async ({ path, anchor }) => {
      const text = path ? await access(at(path)).then(() => readFile(at(path), 'utf8')) : readme
      const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
        heading!.toLowerCase().replaceAll(' ', '-')
      )
      if (anchor) expect(anchors).toContain(anchor)
    }
  )

  // Up to a comment, or to what the shell does with what it says.
  const lines = [...readme.matchAll(/^(?:npm start --|downhill) (.+?)(?: +[#|>].*)?$/gm)].map(([, line]) => line!)
  it.each(lines)('gives no flag that its command does not take: %s', line => {
    const words = line.match(/"[^"]*"|\S+/g)!
    const name = Object.keys(commandTable).find(name => `${words.join(' ')} `.startsWith(`${name} `)) ?? 'train'
    const { flags } = commandTable[name as keyof typeof commandTable]
    const taken = [...Object.values(flags).flat(), 'help']
      .map(dashed)
      .flatMap(flag => [flag, flag.replace('--', '--no-')])
    const given = words.filter(word => word.startsWith('--'))
    expect(given.filter(flag => !taken.includes(flag))).toEqual([])
    // What stands before the flags is a command, or nothing.
    expect(name === 'train' ? words[0]!.slice(0, 2) : '--').toBe('--')
  })

  it('has no flag in a sentence that there is not', () => {
    const spans = [...readme.replaceAll(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)].map(([, span]) => span!)
    const flags = spans
      .filter(span => !span.startsWith('npm run '))
      .flatMap(span => span.match(/--[a-z][a-z-]*/g) ?? [])
    expect(flags.length).toBeGreaterThan(10)
    const known = Object.entries(flagTable).flatMap(([name, { type }]) =>
      type === 'boolean' ? [dashed(name), dashed(name).replace('--', '--no-')] : [dashed(name)]
    )
    expect(flags.filter(flag => !known.includes(flag))).toEqual([])
  })

  it.each(['README.md', 'CONTRIBUTING.md'])('and %s name scripts that package.json has', async file => {
    const { scripts } = JSON.parse(await readFile(at('package.json'), 'utf8'))
    const named = [...(await readFile(at(file), 'utf8')).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!)
    expect(named.filter(name => !(name in scripts))).toEqual([])
  })
})
