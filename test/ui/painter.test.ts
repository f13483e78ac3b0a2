import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { type ColorDepth, createPainter, paintedStream } from '../../source/ui/painter.js'
import { onMagnitude, signedLevels, signedPair, zeroLevel } from '../../source/ui/palette.js'

const last = signedLevels - 1
const redOverBlue = signedPair(last, 0)
const white = signedPair(zeroLevel, zeroLevel)
const depths: readonly ColorDepth[] = [1, 4, 8, 24]

describe('createPainter', () => {
  it.each([
    [1, 'a b'],
    [4, 'a\u001b[31;44m▀\u001b[39;49mb'],
    [8, 'a\u001b[38;5;52;48;5;23m▀\u001b[39;49mb'],
    [24, 'a\u001b[38;2;103;0;31;48;2;5;48;97m▀\u001b[39;49mb']
  ] as const)('paints red over blue at depth %d', (depth, painted) => {
    expect(createPainter(depth)(`a${redOverBlue}b`)).toBe(painted)
  })

  it.each([
    [1, '7'],
    [4, '\u001b[30;103m7\u001b[39;49m'],
    [8, '\u001b[38;5;16;48;5;220m7\u001b[39;49m'],
    [24, '\u001b[38;2;0;0;0;48;2;253;231;37m7\u001b[39;49m']
  ] as const)('writes a number on the brightest magnitude at depth %d', (depth, painted) => {
    expect(createPainter(depth)(onMagnitude('7', 15))).toBe(painted)
  })

  it('says a colour once for neighbours that share it', () => {
    expect(createPainter(4)(redOverBlue + redOverBlue + white + white + redOverBlue)).toBe(
      '\u001b[31;44m▀▀\u001b[97;107m▀▀\u001b[31;44m▀\u001b[39;49m'
    )
  })

  it('says it again behind other text, whose colours it does not know', () => {
    expect(createPainter(4)(`${white} ${white}`)).toBe('\u001b[97;107m▀\u001b[39;49m \u001b[97;107m▀\u001b[39;49m')
  })

  it.each(depths)('leaves text without pictures untouched at depth %d', depth => {
    const text = '\u001b[1mbold\u001b[22m ╭─╮ η 0.3 🐈\r\n'
    expect(createPainter(depth)(text)).toBe(text)
  })

  const widthOf = (painted: string) => [...painted.replace(/\u001b\[[\d;]*m/g, '')].length

  it.each(depths)('keeps a row as wide as it was at depth %d', depth => {
    expect(widthOf(createPainter(depth)(`${redOverBlue}${white} ${onMagnitude('12', 3)}`))).toBe(5)
  })

  const strange = '\uf8ff'
  it('puts a space for a private character that stands for nothing where there is no colour', () => {
    expect(createPainter(1)(strange)).toBe(' ')
  })
  it.each([4, 8, 24] as const)('does so at depth %d too', depth => {
    expect(widthOf(createPainter(depth)(strange))).toBe(1)
  })

  it('keeps all that is clearly negative blue at depth 4', () => {
    const painted = [0, 2, 4, 6, 8].map(level => createPainter(4)(signedPair(level, level)))
    expect(painted.filter(text => !/\u001b\[(34|94);(44|104)m/.test(text))).toEqual([])
  })
})

describe('paintedStream', () => {
  function stub() {
    const written: unknown[] = []
    const stream = Object.assign(new EventEmitter(), {
      columns: 80,
      isTTY: true,
      written,
      write(chunk: unknown, ...rest: unknown[]) {
        written.push(chunk, ...rest)
        return false
      },
      getColorDepth() {
        return this.isTTY ? 24 : 1
      }
    })
    return { stream, painted: paintedStream(stream as unknown as NodeJS.WriteStream, text => text.toUpperCase()) }
  }

  it('paints what is written, and hands on the rest of the call and its answer', () => {
    const { stream, painted } = stub()
    const done = () => {}
    expect(painted.write('text', done)).toBe(false)
    expect(stream.written).toEqual(['TEXT', done])
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
