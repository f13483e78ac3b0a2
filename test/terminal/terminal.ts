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
  /** Whether the terminal is to tell of the mouse. */
  isMouseOn(): boolean
  /** Settles with the exit code when the program has ended and all that it wrote is on the screen. */
  readonly ended: Promise<number>
  /** Ends the program, and all that it has started, if it has not ended, and waits until it has. */
  kill(): Promise<void>
}

/** Longer than anything takes on a machine that is busy with other things. */
const patience = 40_000

/** What a person's terminal says of itself, whatever this test runs in; CI, VITEST and FORCE_COLOR stay outside. */
const environment = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8'
}

export function openTerminal(command: string, args: string[], columns: number, rows: number): Terminal {
  const view = new headless.Terminal({ cols: columns, rows, allowProposedApi: true })
  const program: IPty = spawn(command, args, { cols: columns, rows, name: environment.TERM, env: environment })
  let cursor = 'h'
  program.onData(data => {
    cursor =
      data
        .match(/\u001b\[\?25[hl]/g)
        ?.at(-1)
        ?.at(-1) ?? cursor
    view.write(data)
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
    isCursorShown: () => cursor === 'h',
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
