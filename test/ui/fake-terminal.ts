import { EventEmitter } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import type { RenderOptions } from 'ink'
import { vi } from 'vitest'

/** A terminal that is not there, for Ink to draw on: what was drawn last, and keys to press. Wants fake timers. */
export function fakeTerminal(columns: number, rows: number) {
  const stdout = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    frame: '',
    write(text: string) {
      // Ink also asks for modes; a frame is what has a row in it.
      if (stripVTControlCharacters(text) !== '') stdout.frame = text
      return true
    }
  })
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    waiting: null as string | null,
    setEncoding() {},
    setRawMode() {},
    ref() {},
    unref() {},
    read() {
      const { waiting } = stdin
      stdin.waiting = null
      return waiting
    }
  })
  const options: RenderOptions = {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false
  }
  return {
    stdout,
    options,
    /** Keys as a terminal sends them, in one piece. */
    async press(keys: string) {
      stdin.waiting = keys
      stdin.emit('readable')
      // Ink waits a moment behind a lone escape: it may be the beginning of an arrow key.
      await vi.advanceTimersByTimeAsync(40)
    }
  }
}
