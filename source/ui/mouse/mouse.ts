import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react'
import { type MouseReport, sorted } from './reports.js'

/** The mouse of a terminal, which tells of it only as long as somebody listens. */
export interface Mouse {
  /** Has the terminal report presses and drags until the returned function is called. */
  listen(listener: (report: MouseReport) => void): () => void
  /** The terminal's input as Ink is to see it: without reports. */
  readonly input: NodeJS.ReadStream
  /** Its output: where the alternate screen is left, the mouse is given back too, and taken again behind it. */
  readonly output: NodeJS.WriteStream
}

/** Presses, and moves while a button is held, as SGR tells them. */
const on = '\u001b[?1002h\u001b[?1006h'
const off = '\u001b[?1002l\u001b[?1006l'
const entering = '\u001b[?1049h'
const leaving = '\u001b[?1049l'

/** How long a lone escape is taken for the beginning of a report, in milliseconds. */
const patience = 25

export function createMouse(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream): Mouse {
  const listeners = new Set<(report: MouseReport) => void>()
  let isOn = false
  let held = ''
  /** What was held, and went on when nothing came. */
  let released = ''
  let ready = ''
  let timer: NodeJS.Timeout | undefined

  function turn(wanted: 'on' | 'off'): void {
    if (isOn === (wanted === 'on')) return
    isOn = wanted === 'on'
    stdout.write(isOn ? on : off)
  }
  const turnOff = () => turn('off')

  /** What Ink reads next; null when there is nothing for it. */
  function read(): string | null {
    for (;;) {
      if (ready !== '') {
        const keys = ready
        ready = ''
        return keys
      }
      const chunk = stdin.read() as string | null
      if (chunk === null) return null
      clearTimeout(timer)
      // Over a slow line a report may come in pieces; its rest is nothing that anybody types.
      const start = /^\[?<\d/.test(chunk) ? released : ''
      released = ''
      const { keys, reports, held: rest } = sorted(start + held + chunk)
      held = rest
      ready = keys
      for (const report of reports) for (const listener of listeners) listener(report)
      if (held === '' || held.includes('<')) continue
      // Without a mouse there are no reports, and an escape is a key.
      if (isOn) timer = setTimeout(giveUp, patience)
      else release()
    }
  }

  function release(): void {
    ready += held
    released = held
    held = ''
  }

  function giveUp(): void {
    release()
    stdin.emit('readable')
  }

  return {
    listen(listener) {
      if (listeners.size === 0) process.once('exit', turnOff)
      listeners.add(listener)
      turn('on')
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        turn('off')
        process.off('exit', turnOff)
      }
    },
    input: proxied(stdin, { read }),
    output: proxied(stdout, {
      write(chunk: string | Uint8Array, ...rest: []) {
        if (listeners.size === 0 || typeof chunk !== 'string') return stdout.write(chunk, ...rest)
        if (chunk.includes(leaving)) turn('off')
        const isWritten = stdout.write(chunk, ...rest)
        if (chunk.includes(entering)) turn('on')
        return isWritten
      }
    })
  }
}

/** A stream with some methods that are others. */
function proxied<Stream extends object>(stream: Stream, methods: Readonly<Record<string, unknown>>): Stream {
  return new Proxy(stream, {
    get(target, name) {
      if (typeof name === 'string' && name in methods) return methods[name]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
}

export const MouseContext = createContext<Pick<Mouse, 'listen'>>({ listen: () => () => {} })

/** Has the mouse on as long as the component is there. */
export function useMouse(listener: (report: MouseReport) => void): void {
  const { listen } = useContext(MouseContext)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  // Ink lets go of layout effects at once when it ends, whatever it ends for.
  useLayoutEffect(() => listen(report => latest.current(report)), [listen])
}
