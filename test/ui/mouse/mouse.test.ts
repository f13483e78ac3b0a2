import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMouse } from '../../../source/ui/mouse/mouse.js'
import type { MouseReport } from '../../../source/ui/mouse/reports.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const on = '\u001b[?1002h\u001b[?1006h'
const off = '\u001b[?1002l\u001b[?1006l'

/** A terminal that is not there, and a reader of its input who does as Ink does. */
function terminal() {
  const waiting: string[] = []
  const stdin = Object.assign(new EventEmitter(), { isTTY: true, read: () => waiting.shift() ?? null })
  const written: string[] = []
  const stdout = { columns: 80, write: (text: string) => written.push(text) > 0 }
  const mouse = createMouse(stdin as unknown as NodeJS.ReadStream, stdout as unknown as NodeJS.WriteStream)
  const keys: string[] = []
  mouse.input.on('readable', () => {
    for (let chunk = mouse.input.read(); chunk !== null; chunk = mouse.input.read()) keys.push(String(chunk))
  })
  const send = (text: string) => {
    waiting.push(text)
    stdin.emit('readable')
  }
  return { mouse, written, keys, send }
}

describe('the mouse', () => {
  it('is on only while somebody listens, and off when the program ends before that', () => {
    const { mouse, written } = terminal()
    expect(written).toEqual([])
    const stop = mouse.listen(() => {})
    const other = mouse.listen(() => {})
    expect(written).toEqual([on])
    stop()
    expect(written).toEqual([on])
    other()
    expect(written).toEqual([on, off])
    const before = process.listeners('exit')
    mouse.listen(() => {})
    const [atExit] = process.listeners('exit').filter(listener => !before.includes(listener))
    atExit!(0)
    process.removeListener('exit', atExit!)
    expect(written).toEqual([on, off, on, off])
  })
  it('tells who listens of reports, and leaves the rest to Ink', () => {
    const { mouse, keys, send } = terminal()
    const heard: MouseReport[] = []
    mouse.listen(report => heard.push(report))
    send('\u001b[<0;3;4Mq')
    send('\u001b[<0;3')
    send(';4m')
    expect(heard.map(({ type }) => type)).toEqual(['press', 'release'])
    expect(keys).toEqual(['q'])
  })
  it('holds an escape only until it is clear that it is a key', async () => {
    const { mouse, keys, send } = terminal()
    const heard: MouseReport[] = []
    mouse.listen(report => heard.push(report))
    send('\u001b')
    expect(keys).toEqual([])
    await vi.advanceTimersByTimeAsync(30)
    expect(keys).toEqual(['\u001b'])
    send('\u001b')
    send('[<0;3;4M')
    await vi.advanceTimersByTimeAsync(30)
    expect(keys).toEqual(['\u001b'])
    expect(heard.length).toBe(1)
  })
  it('knows the rest of a report again whose escape was let go', async () => {
    const { mouse, keys, send } = terminal()
    const heard: MouseReport[] = []
    mouse.listen(report => heard.push(report))
    send('\u001b')
    await vi.advanceTimersByTimeAsync(30)
    send('[<0;3;4Mx')
    expect(heard.length).toBe(1)
    expect(keys).toEqual(['\u001b', 'x'])
  })
  it('holds nothing back, and lets no late report through, when it is off', () => {
    const { mouse, keys, send } = terminal()
    send('\u001b')
    expect(keys).toEqual(['\u001b'])
    mouse.listen(() => {})()
    send('\u001b[<0;3;4m')
    send('\u001b[<0;3')
    send(';4mx')
    expect(keys).toEqual(['\u001b', 'x'])
  })
  it('is given back with the alternate screen, and taken again with it', () => {
    const { mouse, written } = terminal()
    mouse.output.write('\u001b[?1049h')
    expect(written).toEqual(['\u001b[?1049h'])
    const stop = mouse.listen(() => {})
    mouse.output.write('frame\u001b[?1049l')
    mouse.output.write('\u001b[?1049h')
    stop()
    mouse.output.write('\u001b[?1049l')
    expect(written.slice(1)).toEqual([on, off, 'frame\u001b[?1049l', '\u001b[?1049h', on, off, '\u001b[?1049l'])
    expect(mouse.output.columns).toBe(80)
  })
})
