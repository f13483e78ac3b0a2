import { EventEmitter } from 'node:events'
import { Box, render, useApp } from 'ink'
import { describe, expect, it } from 'vitest'
import { createBrush } from '../../../source/ui/painter/brush.js'
import { paintedStream } from '../../../source/ui/painter/painted-stream.js'
import { Row } from '../../../source/ui/panels/row.js'
import { openEmulator } from './emulator.js'

function stub() {
  const written: unknown[] = []
  const stream = Object.assign(new EventEmitter(), {
    columns: 80,
    rows: 24,
    isTTY: true,
    writable: true,
    written,
    write(chunk: unknown, ...rest: unknown[]): boolean {
      written.push(chunk, ...rest)
      return false
    },
    getColorDepth() {
      return this.isTTY ? 24 : 1
    }
  })
  return { stream, painted: paintedStream(stream as unknown as NodeJS.WriteStream, createBrush(24)) }
}

describe('paintedStream', () => {
  it('paints what is written, and hands on the rest of the call and its answer', () => {
    const { stream, painted } = stub()
    const done = () => {}
    expect(painted.write('text', done)).toBe(false)
    expect(stream.written).toEqual([expect.stringContaining('\u001b[1;1Htext'), done])
  })

  it('hands bytes on as they are', () => {
    const { stream, painted } = stub()
    const bytes = new Uint8Array([104, 105])
    painted.write(bytes)
    expect(stream.written).toEqual([bytes])
  })

  it('has the size the stream has now', () => {
    const { stream, painted } = stub()
    stream.columns = 120
    expect([painted.columns, painted.isTTY]).toEqual([120, true])
  })

  it('cuts nothing off where the stream does not know its size', () => {
    const { stream, painted } = stub()
    Object.assign(stream, { columns: 0, rows: 0 })
    painted.write(`${'x'.repeat(300)}\n${'y\n'.repeat(99)}`)
    expect(stream.written[0]).toContain('x'.repeat(300))
    expect(stream.written[0]).toContain('\u001b[100;1Hy')
  })

  it('lets listeners hear of a resize, and go', () => {
    const { stream, painted } = stub()
    let heard = 0
    const listener = () => heard++
    painted.on('resize', listener)
    stream.emit('resize')
    painted.off('resize', listener)
    stream.emit('resize')
    expect(heard).toBe(1)
  })

  it('calls methods on the stream itself', () => {
    expect(stub().painted.getColorDepth()).toBe(24)
  })
})

describe('between Ink and a terminal', () => {
  let { suspendTerminal }: Partial<ReturnType<typeof useApp>> = {}
  function Suspendable() {
    suspendTerminal = useApp().suspendTerminal
    return null
  }
  const rows = (texts: readonly string[], width: number) => (
    <Box flexDirection="column">
      <Suspendable />
      {texts.map((text, i) => (
        <Row key={i} line={[{ text }]} width={width} />
      ))}
    </Box>
  )

  it('shows what Ink draws, through changes, resizes and a suspension, and scrolls nothing', async () => {
    const terminal = openEmulator(20, 6)
    const { stream, painted } = stub()
    Object.assign(stream, { columns: 20, rows: 6 })
    stream.write = (chunk, done) => {
      void terminal.write(String(chunk)).then(done as () => void)
      return true
    }
    const app = render(rows(['a', '猫', 'c'], 20), {
      stdout: painted,
      alternateScreen: true,
      interactive: true,
      patchConsole: false,
      maxFps: 1000
    })
    const shown = async () => {
      await app.waitUntilRenderFlush()
      await terminal.write('')
      return terminal.text()
    }
    expect(await shown()).toEqual(['a', '猫', 'c', '', '', ''])

    app.rerender(rows(['a', 'b'], 20))
    expect(await shown()).toEqual(['a', 'b', '', '', '', ''])

    for (const [columns, height] of [
      [10, 6],
      [10, 3],
      [30, 8],
      [20, 6]
    ] as const) {
      Object.assign(stream, { columns, rows: height })
      terminal.resize(columns, height)
      stream.emit('resize')
      app.rerender(rows(['x'.repeat(40), `${columns} × ${height}`], columns))
      expect(await shown()).toEqual([
        `${'x'.repeat(columns - 1)}…`,
        `${columns} × ${height}`,
        ...Array(height - 2).fill('')
      ])
    }

    await suspendTerminal!(async () => {
      await terminal.write('what another program leaves behind')
      expect(terminal.isAlternate()).toBe(false)
    })
    expect(await shown()).toEqual(['xxxxxxxxxxxxxxxxxxx…', '20 × 6', '', '', '', ''])

    expect(terminal.scrolledOff()).toBe(0)
    app.unmount()
    await terminal.write('')
    expect(terminal.isAlternate()).toBe(false)
  })
})
