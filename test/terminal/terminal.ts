import { type IPty, spawn } from '@lydell/node-pty'
import headless from '@xterm/headless'

/** A pseudo-terminal with a program in it, and a screen that shows what the program writes. */
export interface Terminal {
  /** The rows on the screen, without the spaces behind them. */
  screen(): string[]
  /** Waits until the screen is as wanted, and returns it. @throws Error with the screen when that takes too long. */
  until(wanted: string, isSo: (rows: readonly string[]) => boolean): Promise<string[]>
  press(keys: string): void
  resize(columns: number, rows: number): void
  isAlternate(): boolean
  /** Whether the program has left the cursor shown: what it asked for last. */
  isCursorShown(): boolean
  /** The private modes that the program has left otherwise than they are at first, such as `1049h`. */
  modesLeft(): string[]
  /** Rows that have left the screen upwards. */
  scrolledAway(): number
  /** All that has been written to it, as it was written. */
  received(): string
  /** Of the process that leads the terminal's session. */
  readonly pid: number
  /** Closes the terminal, as when its window is closed or a connection breaks: all that runs in it is hung up on. */
  close(): void
  /** Whether the terminal is to tell of the mouse. */
  isMouseOn(): boolean
  /** Settles with the exit code when the program has ended and all that it wrote is on the screen. */
  readonly ended: Promise<number>
  /** Ends the program, and all that it has started, if it has not ended, and waits until it has. */
  kill(): Promise<void>
}

/** Longer than anything takes on a machine that is busy with other things. */
const patience = 40_000

/**
 * What a person's terminal says of itself, whatever this test runs in; CI, VITEST and FORCE_COLOR stay outside, and what a
 * developer has set for every day.
 */
const environment = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
  DOWNHILL_CONFIG: 'none'
}

/** What a command writes last, to be told when all has been read: a control string that no terminal knows. */
const end = '\u001b]7777;end\u001b\\'

/**
 * A shell's last words, after which it exits with `code`, but not before all that was written has been read: when whoever leads a
 * terminal's session ends, Linux throws away what is still on its way, but for 4 kB. A terminal that is gone is not waited for.
 */
export function exitWhenRead(code: string): string {
  return `trap 'exit ${code}' USR1; printf '\\033]7777;end\\033\\\\'; while [ -t 1 ]; do sleep 0.02; done; exit ${code}`
}

/** What is on when a terminal is opened: the cursor, and that long lines are wrapped. */
const modesAtFirst = ['25h', '7h']

export function openTerminal(
  command: string,
  args: string[],
  columns: number,
  rows: number,
  variables: Readonly<Record<string, string>> = {}
): Terminal {
  const view = new headless.Terminal({ cols: columns, rows, allowProposedApi: true })
  const env = { ...environment, ...variables }
  const program: IPty = spawn(command, args, { cols: columns, rows, name: env.TERM, env })
  const modes = new Map<string, string>()
  let unfinished = ''
  let received = ''
  program.onData(data => {
    received += data
    const text = unfinished + data
    unfinished = text.match(/\u001b[^A-Za-z]*$/)?.[0] ?? ''
    for (const [, numbers, onOrOff] of text.matchAll(/\u001b\[\?([\d;]+)([hl])/g))
      for (const number of numbers!.split(';')) modes.set(number, onOrOff!)
    view.write(data)
    // By now it hears the signal: this is the last thing it has written.
    if (received.endsWith(end)) process.kill(program.pid, 'SIGUSR1')
  })
  // What the terminal answers when it is asked about itself.
  view.onData(answer => program.write(answer))
  let hasEnded = false
  const ended = new Promise<number>(resolve => {
    program.onExit(({ exitCode }) => {
      hasEnded = true
      view.write('', () => resolve(exitCode))
    })
  })

  const screen = () => {
    const buffer = view.buffer.active
    // A line that was longer before a resize keeps what nobody sees.
    return Array.from({ length: view.rows }, (_, row) =>
      (buffer.getLine(buffer.baseY + row)?.translateToString(false, 0, view.cols) ?? '').trimEnd()
    )
  }

  async function until(wanted: string, isSo: (shown: readonly string[]) => boolean): Promise<string[]> {
    for (const begun = performance.now(); performance.now() - begun < patience; ) {
      const shown = screen()
      if (isSo(shown)) return shown
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    throw new Error(`The screen never shows ${wanted}, but${hasEnded ? ' (ended)' : ''}:\n${screen().join('\n')}`)
  }

  return {
    screen,
    until,
    press: keys => program.write(keys),
    resize(newColumns, newRows) {
      view.resize(newColumns, newRows)
      program.resize(newColumns, newRows)
    },
    isAlternate: () => view.buffer.active.type === 'alternate',
    isCursorShown: () => modes.get('25') !== 'l',
    modesLeft: () =>
      [...modes]
        .map(([number, onOrOff]) => number + onOrOff)
        .filter(
          mode => !modesAtFirst.includes(mode) && (mode.endsWith('h') || modesAtFirst.includes(`${mode.slice(0, -1)}h`))
        ),
    received: () => received.replace(end, ''),
    scrolledAway: () => view.buffer.active.baseY,
    pid: program.pid,
    close() {
      hasEnded = true
      ;(program as IPty & { destroy(): void }).destroy()
    },
    isMouseOn: () => view.modes.mouseTrackingMode !== 'none',
    ended,
    async kill() {
      // It leads a session of its own, and so a group of processes with its number.
      if (!hasEnded) process.kill(-program.pid, 'SIGKILL')
      await ended
      view.dispose()
    }
  }
}
