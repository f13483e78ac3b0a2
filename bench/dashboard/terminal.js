import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { program, words } from '../program.js'

export const columns = 120
export const rows = 36

/** Longer than anything takes that is not stuck. */
const patience = 60_000

/** What a person's terminal says of itself, whatever this runs in. */
const environment = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
  DOWNHILL_CONFIG: 'none'
}

/**
 * The built program in a pseudo-terminal of 120 × 36 that only counts what is written to it, so that nothing here competes
 * with the program for the machine. `heard` gets every piece of it.
 */
export function openTerminal(flags, heard = () => {}) {
  const spawned = performance.now()
  const child = pty.spawn(process.execPath, [program, ...words(flags)], {
    cols: columns,
    rows,
    name: environment.TERM,
    env: environment,
    encoding: null
  })
  let bytes = 0
  child.onData(data => {
    bytes += data.length
    heard(data)
  })
  let hasEnded = false
  const ended = new Promise(resolve => {
    child.onExit(({ exitCode }) => {
      hasEnded = true
      resolve(exitCode)
    })
  })
  return {
    pid: child.pid,
    /** When it was started, on performance.now()'s clock. */
    spawned,
    ended,
    bytes: () => bytes,
    press: keys => child.write(keys),
    hasEnded: () => hasEnded,
    async kill() {
      // It leads a session of its own, and so a group of processes with its number.
      if (!hasEnded) process.kill(-child.pid, 'SIGKILL')
      await ended
    }
  }
}

/** The same with a screen: a terminal emulator that shows what the program writes. */
export function openScreen(flags) {
  const view = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const watchers = new Set()
  const terminal = openTerminal(flags, data =>
    view.write(data, () => {
      for (const look of watchers) look()
    })
  )
  view.onData(answer => terminal.press(answer))

  const screen = () =>
    Array.from({ length: rows }, (_, row) => {
      const buffer = view.buffer.active
      return buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? ''
    })

  /** Waits until the screen is as wanted; settles with the time, as soon as what made it so has been shown. */
  function until(wanted, isSo) {
    return new Promise((resolve, reject) => {
      const settle = (conclude, value) => {
        watchers.delete(look)
        clearTimeout(timer)
        conclude(value)
      }
      const timer = setTimeout(() => {
        const state = terminal.hasEnded() ? ' (the program has ended)' : ''
        settle(reject, new Error(`The screen never shows ${wanted}${state}, but:\n${screen().join('\n')}`))
      }, patience)
      const look = () => {
        if (isSo(screen())) settle(resolve, performance.now())
      }
      watchers.add(look)
      look()
    })
  }

  return { ...terminal, screen, until }
}

export const isTraining = ([first = '', second = '']) => / training\s*$/.test(first) && /batch +[1-9]/.test(second)
export const isPaused = ([first = '']) => / paused\s*$/.test(first)
