import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { processOf, startDownhill } from './downhill.js'
import type { Terminal } from './terminal.js'

const { env } = import.meta as ImportMeta & { readonly env: { readonly MODE: string } }
const isThorough = env.MODE === 'terminal'
/** How often each way is gone: `npm run test:terminal` goes it twenty times. */
export const rounds = { repeats: isThorough ? 19 : 0 }

/** Says what the terminal is like. */
export const givenBack = 'stty -a'

/** What can be left. */
interface Program {
  readonly name: string
  readonly flags: () => Promise<readonly string[]>
  /** Where it shows that: it takes the whole screen, or writes line below line. */
  readonly place: 'screen' | 'lines'
  readonly isGoing: (rows: readonly string[]) => boolean
  readonly isPaused: (rows: readonly string[]) => boolean
  readonly isFailed: (rows: readonly string[]) => boolean
  /** Whether it goes on behind what a shell has written meanwhile. */
  readonly isBack: (rows: readonly string[]) => boolean
  /** Checks what has to be there when it is over. */
  readonly isOver: (checkpoints: string) => Promise<void>
  /** The component that goes wrong where one is to: by the fault's name. */
  readonly component?: string
  /** The ways out that the suite goes; `npm run test:terminal` goes all. */
  readonly inSuite?: (way: string, place: number) => boolean
}

/** Every third: many lead through the same door. */
const everyThird = (_: string, place: number) => place % 3 === 0
/** The last row of what `stty -a` says. */
const endOfModes = '-cmspar'
/** A dashboard on the whole screen shows nothing else. */
export const showsAgain = (isGoing: Program['isGoing']) => (rows: readonly string[]) =>
  isGoing(rows) && !rows.join(' ').includes(endOfModes)
/** Lines that say so stand below what the shell has written. */
export const saysAgain = (words: RegExp) => (rows: readonly string[]) =>
  words.test(rows.slice(rows.findLastIndex(row => row.includes(endOfModes)) + 1).join(' '))

export const faults = new URL('./faults.js', import.meta.url)

/** The ways to end the program from outside, and the exit codes. */
const ways: readonly (readonly [name: string, code: number, leave: (terminal: Terminal, pid: number) => unknown])[] = [
  ['q', 0, terminal => terminal.press('q')],
  ['Ctrl-C', 0, terminal => terminal.press('\u0003')],
  ...(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const).map(
    signal => [signal, 130, (_: Terminal, pid: number) => process.kill(pid, signal)] as const
  )
]

/** How the program goes wrong, and what it says of it. */
const mistakes = [
  ['a throw in a component', 'component', 'a component threw'],
  ['an unhandled rejection', 'rejection', 'nobody caught this'],
  ['an uncaught exception', 'exception', 'a timer threw']
] as const

/** Nothing is left of what the program has changed: screen, cursor, mouse, and how the terminal takes keys. */
export function expectGivenBack(terminal: Terminal): void {
  expect(terminal.modesLeft()).toEqual([])
  expect(terminal.screen().join(' ')).toMatch(/ icanon .*[ ;]echo /)
}

/** A run is saved when there is a whole checkpoint: it gets its name when it is. */
export async function expectSaved(checkpoints: string): Promise<void> {
  const files = await readdir(checkpoints, { recursive: true })
  expect(files).toContainEqual(expect.stringMatching(/\.safetensors$/))
}

/** Ways out of a program, as tests. */
export function goWays(program: Program): void {
  const { name, flags, place, isGoing, isPaused, isFailed, isBack, isOver, component, inSuite = everyThird } = program
  /** What is shown, or said, that a person works with: whether the screen is another one, and the cursor shown. */
  const modes = [place === 'screen', place === 'lines']
  const chosen = <Way extends readonly [name: string, ...rest: unknown[]]>(ways: readonly Way[]): readonly Way[] =>
    ways.filter(([way], i) => isThorough || inSuite(way, i))
  const itsOwn = (way: string) => it.runIf(isThorough || inSuite(way, 0))

  describe(`the terminal is given back by ${name}, and what it did is safe`, rounds, () => {
    it.each(chosen(ways))('after %s', async (_, code, leave) => {
      const { terminal, checkpoints } = await startDownhill([100, 30], await flags(), givenBack)
      await terminal.until('that it goes on', isGoing)
      await leave(terminal, await processOf(terminal))
      expect(await terminal.ended).toBe(code)
      expectGivenBack(terminal)
      await isOver(checkpoints)
    })

    it.each(chosen(mistakes))('after %s, which is told', async (_, fault, message) => {
      const variables = {
        NODE_OPTIONS: `--import=${faults}`,
        DOWNHILL_TEST_FAULT: (fault === 'component' && component) || fault
      }
      const { terminal, checkpoints } = await startDownhill([100, 50], await flags(), givenBack, { variables })
      await terminal.until('that it goes on', isGoing)
      process.kill(await processOf(terminal), 'SIGUSR2')
      expect(await terminal.ended).toBe(1)
      expect(terminal.screen().join('\n')).toContain(`downhill: Error: ${message}\n    at `)
      expectGivenBack(terminal)
      await isOver(checkpoints)
    })

    itsOwn('worker')('after its worker is gone for good, with exit code 1', async () => {
      const variables = { NODE_OPTIONS: `--import=${faults}`, DOWNHILL_TEST_FAULT: 'worker throws' }
      const { terminal } = await startDownhill([120, 36], await flags(), givenBack, { variables })
      await terminal.until('that it goes on', isGoing)
      process.kill(await processOf(terminal), 'SIGUSR2')
      await terminal.until('what happened', isFailed)
      terminal.press('q')
      expect(await terminal.ended).toBe(1)
      expectGivenBack(terminal)
    })
  })

  describe(`a closed terminal ends ${name}`, rounds, () => {
    // A shell that hears of it lives long enough to tell the exit code; what it ignores, its programs ignore, too.
    const heard = 'trap : HUP'
    const ignored = 'trap "" HUP'

    const closings = [
      ['while it trains', heard, isGoing],
      ['while it is paused', heard, isPaused],
      ['while it trains, and no signal tells of it', ignored, isGoing],
      ['while it is paused, and no signal tells of it', ignored, isPaused]
    ] as const
    it.each(chosen(closings))('%s, within two seconds, saved and without a core', async (_, trap, isSo) => {
      const { terminal, checkpoints } = await startDownhill([100, 30], await flags(), 'echo $code > code', {
        before: `cd $CHECKPOINTS; ulimit -c unlimited; ${trap}`
      })
      await terminal.until('that it goes on', isGoing)
      if (isSo === isPaused) terminal.press(' ')
      await terminal.until('what is wanted', isSo)
      const pid = await processOf(terminal)
      terminal.close()
      await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 2000, interval: 20 }).toBe(false)
      // It is the shell that tells this, a moment later.
      await expect.poll(() => existsSync(join(checkpoints, 'code')), { timeout: 2000 }).toBe(true)
      expect(await readFile(join(checkpoints, 'code'), 'utf8')).toBe('130\n')
      expect((await readdir(checkpoints)).filter(name => name.startsWith('core'))).toEqual([])
      await isOver(checkpoints)
    })
  })

  describe(`when ${name} is stopped`, rounds, () => {
    // With -m, bash looks after jobs as it does when a person types; what runs behind a stopped job is what a person would see.
    const shell = ['bash', '--norc', '-mc']
    const next = 'echo stopped $code; stty -a; read word; fg >/dev/null; echo over'

    const stops = [
      ['by Ctrl-Z', (terminal: Terminal) => terminal.press('\u001a')],
      ['by SIGTSTP from outside', (_: Terminal, pid: number) => process.kill(pid, 'SIGTSTP')]
    ] as const
    it.each(chosen(stops))('%s, it gives the terminal back, and is drawn anew when it goes on', async (_, stop) => {
      const { terminal } = await startDownhill([100, 30], await flags(), next, { shell })
      await terminal.until('that it goes on', isGoing)
      stop(terminal, await processOf(terminal))
      await terminal.until(
        'the shell',
        rows => rows.join(' ').includes('stopped 148') && rows.join(' ').includes(endOfModes)
      )
      await new Promise(resolve => setTimeout(resolve, 100))
      expectGivenBack(terminal)
      // As a window is made larger meanwhile.
      terminal.resize(110, 32)
      terminal.press('x\n')
      // The first frame may still be as wide as the terminal was.
      const isAsWide = (rows: readonly string[]) => place === 'lines' || rows[0]!.length === 109
      await terminal.until('that it goes on, as wide as the window', rows => isBack(rows) && isAsWide(rows))
      expect([terminal.isAlternate(), terminal.isCursorShown()]).toEqual(modes)
      terminal.press('q')
      await terminal.until('the shell again', rows => rows.join('\n').includes('over'))
      await terminal.ended
      expect(terminal.modesLeft()).toEqual([])
    })

    itsOwn('SIGSTOP')('unasked, it is drawn anew when it goes on', async () => {
      const { terminal } = await startDownhill([100, 30], await flags(), next, { shell })
      await terminal.until('that it goes on', isGoing)
      process.kill(await processOf(terminal), 'SIGSTOP')
      // Whatever the shell writes spoils the screen, which nobody could give back.
      await terminal.until('the shell', rows => rows.join(' ').includes(endOfModes))
      terminal.press('x\n')
      await terminal.until('that it goes on', isBack)
      terminal.press('q')
      await terminal.ended
      expect(terminal.modesLeft()).toEqual([])
    })
  })
}
