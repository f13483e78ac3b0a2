/** The built program in a pseudo-terminal, its screen read by a terminal emulator. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'

const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

/** What a person's terminal says of itself, whatever this runs in, and no settings but those of a scene. */
const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
  DOWNHILL_CONFIG: 'none'
}

/**
 * A folder to run the program in, on terminals of a theme: `run` runs it to its end, `open` starts it in a terminal, `leave`
 * ends what has been opened and deletes the folder.
 */
export function enter({ paper, ink, darkness }) {
  const cwd = mkdtempSync(join(tmpdir(), 'downhill-picture-'))
  const children = []
  const ground = { 10: ink, 11: paper }

  function run(words) {
    execFileSync(process.execPath, [program, ...words], {
      cwd,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit']
    })
  }

  function open(words, [cols, rows]) {
    const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true })
    const env = { ...environment, COLORFGBG: darkness }
    const child = pty.spawn(process.execPath, [program, ...words], { cols, rows, cwd, env })
    children.push({ child, ended: new Promise(resolve => child.onExit(resolve)) })
    let last = performance.now()
    child.onData(data => {
      last = performance.now()
      terminal.write(data)
    })
    // What a terminal answers when it is asked about itself, and for its colours.
    terminal.onData(answer => child.write(answer))
    for (const [number, color] of Object.entries(ground)) {
      terminal.parser.registerOscHandler(Number(number), asked => {
        if (asked === '?') child.write(`\u001b]${number};${spoken(color)}\u001b\\`)
        return true
      })
    }
    const screen = () =>
      Array.from({ length: rows }, (_, y) => terminal.buffer.active.getLine(y).translateToString(true))

    /** Waits until the screen is as wanted, and shows a whole frame, behind which the program rests a moment. */
    async function until(what, isSo) {
      const end = performance.now() + 240_000
      while (!isSo(screen()) || performance.now() - last < 25) {
        if (performance.now() > end) throw new Error(`The screen never shows ${what}:\n${screen().join('\n')}`)
        await pause(5)
      }
    }
    return { terminal, screen, until, press: keys => child.write(keys) }
  }

  async function leave() {
    for (const { child } of children) child.kill('SIGKILL')
    // Until then they may save something there.
    await Promise.all(children.map(({ ended }) => ended))
    rmSync(cwd, { recursive: true, force: true })
  }
  return { folder: cwd, run, open, leave }
}

export function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

/** A colour as terminals tell it: #0d1117 as rgb:0d0d/1111/1717. */
function spoken(color) {
  return `rgb:${color
    .match(/\w\w/g)
    .map(part => part + part)
    .join('/')}`
}
