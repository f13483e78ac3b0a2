import { EventEmitter } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import { render } from 'ink'
import { vi } from 'vitest'
import type { InspectAnswer, InspectRequest } from '../../source/trainer/inspect/request.js'
import type { Command, Event } from '../../source/trainer/protocol.js'
import { App } from '../../source/ui/app.js'
import type { CheckpointList } from '../../source/ui/checkpoints/list.js'
import { createInspector, InspectorContext } from '../../source/ui/inspector.js'
import type { ColorDepth } from '../../source/ui/painter/colors.js'
import { createStore } from '../../source/ui/store.js'
import { blocks, type Glyphs, ThemeContext } from '../../source/ui/theme.js'
import { fixedList } from './fixed-list.js'
import { paintedAt, textOf } from './painted.js'

interface Terminal {
  readonly columns: number
  readonly rows: number
  readonly events?: readonly Event[]
  readonly glyphs?: Glyphs
  readonly list?: CheckpointList
  /** What the worker answers when it is asked about the network; nothing where it is silent. */
  readonly answerTo?: (request: InspectRequest) => InspectAnswer
}

/** Taken before a test puts its own clock in place: React does some of its work after the present. */
const { setImmediate } = globalThis
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve))
}

/** The dashboard on a terminal that is not there. Wants fake timers, so that spinner and store wait for the test. */
export function showApp({ columns, rows, events = [], glyphs = blocks, list = fixedList().list, answerTo }: Terminal) {
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
  const store = createStore()
  for (const event of events) store.apply(event)
  const commands: Command[] = []
  const inspector = createInspector(command => {
    const answer = command.type === 'inspect' && answerTo?.(command.request)
    if (answer) queueMicrotask(() => inspector.hear({ type: 'inspected', id: command.id, answer }))
  })
  const app = render(
    <ThemeContext value={{ glyphs, accent: 'cyan' }}>
      <InspectorContext value={inspector}>
        <App store={store} list={list} send={command => commands.push(command)} />
      </InspectorContext>
    </ThemeContext>,
    {
      stdout: stdout as unknown as NodeJS.WriteStream,
      stdin: stdin as unknown as NodeJS.ReadStream,
      debug: true,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false
    }
  )
  return {
    /** What was asked of the worker, in order. */
    commands,
    /** The screen as a terminal of that colour depth gets it. */
    painted: (depth: ColorDepth) => paintedAt(stdout.frame, depth),
    /** The screen without any colour. */
    lines: () => textOf(stdout.frame),
    async tell(...told: readonly Event[]) {
      for (const event of told) store.apply(event)
      await vi.advanceTimersByTimeAsync(100)
    },
    /** Keys as a terminal sends them, in one piece. */
    async press(keys: string) {
      stdin.waiting = keys
      stdin.emit('readable')
      // Ink waits a moment behind a lone escape: it may be the beginning of an arrow key.
      await vi.advanceTimersByTimeAsync(40)
    },
    async resize(newColumns: number, newRows: number) {
      Object.assign(stdout, { columns: newColumns, rows: newRows })
      stdout.emit('resize')
      await settled()
    },
    close: () => app.unmount()
  }
}
