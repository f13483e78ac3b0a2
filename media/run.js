/** The built program in a pseudo-terminal, its screen read by a terminal emulator. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'

/** Starts it on a terminal of 120 × 36 with true colour. */
export function startDownhill(flags) {
  const size = { cols: 120, rows: 36 }
  const terminal = new xterm.Terminal({ ...size, allowProposedApi: true })
  const folder = mkdtempSync(join(tmpdir(), 'downhill-picture-'))
  const env = { ...process.env, COLORTERM: 'truecolor', TERM: 'xterm-256color', FORCE_COLOR: '3', DOWNHILL_CONFIG: 'none' }
  const child = pty.spawn(process.execPath, ['dist/cli/main.js', ...flags, '--checkpoints', folder], { ...size, env })
  let changed = () => {}
  child.onData(data => terminal.write(data, () => changed()))

  const screen = () =>
    Array.from({ length: size.rows }, (_, y) => terminal.buffer.active.getLine(y).translateToString(true))

  /** Waits until the screen is as wanted. */
  async function until(what, isSo) {
    const end = Date.now() + 180_000
    while (!isSo(screen())) {
      if (Date.now() > end) throw new Error(`The screen never shows ${what}:\n${screen().join('\n')}`)
      await Promise.race([new Promise(resolve => (changed = resolve)), pause(500)])
    }
  }
  return { terminal, until, press: keys => child.write(keys), close: () => child.kill('SIGKILL') }
}

export function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
