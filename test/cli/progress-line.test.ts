import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  counting,
  type ProgressLine,
  progressBeside,
  progressLine,
  withProgress
} from '../../source/cli/progress-line.js'

/** A stream that keeps what is written to it. */
function stream(properties: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = []
  const write = (text: string) => written.push(text) > 0
  return { written, stream: { ...properties, write } as unknown as NodeJS.WriteStream }
}

/** A line that keeps what it shows; null is that it is gone. */
function remembered() {
  const seen: (string | null)[] = []
  const line: ProgressLine = { show: what => seen.push(what), clear: () => seen.push(null) }
  return { seen, line }
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a line of progress', () => {
  it.each([
    ['TERM', 'dumb'],
    ['INK_SCREEN_READER', 'true']
  ])('is not there with %s=%s', (name, value) => {
    vi.stubEnv(name, value)
    const { written, stream: terminal } = stream({ isTTY: true, columns: 80 })
    const line = progressLine(terminal)
    line.show('reading')
    line.clear()
    expect(written).toEqual([])
  })

  it('is written over itself, and leaves nothing', () => {
    const { written, stream: terminal } = stream({ isTTY: true, columns: 80 })
    const line = progressLine(terminal)
    line.show('reading')
    line.show('placing')
    line.clear()
    line.clear()
    expect(written).toEqual(['\rreading\u001b[K', '\rplacing\u001b[K', '\r\u001b[K'])
  })
  it.each<[string, number, string]>([
    ['reading a folder', 8, 'reading'],
    // Each of these takes two columns, and a line that is too long would be two.
    ['读取图片文件夹', 8, '读取图'],
    ['reading \u001b[2J\u202e', 80, 'reading \\u{1b}[2J\\u{202e}']
  ])('%j on %i columns is %j', (what, columns, shown) => {
    const { written, stream: terminal } = stream({ isTTY: true, columns })
    progressLine(terminal).show(what)
    expect(written).toEqual([`\r${shown}\u001b[K`])
  })
  it('is not there without a terminal', () => {
    const { written, stream: file } = stream({})
    const line = progressLine(file)
    line.show('reading')
    line.clear()
    expect(written).toEqual([])
  })
  it('is not there beside results that are seen', () => {
    const { written, stream: terminal } = stream({ isTTY: true })
    progressBeside(terminal).show('reading')
    expect(written).toEqual([])
  })
  it('is gone when the work is done, and when it fails', async () => {
    const { seen, line } = remembered()
    expect(await withProgress(() => 7, line)).toBe(7)
    const failing = withProgress(line => {
      line.show('reading')
      throw new Error('no disk')
    }, line)
    await expect(failing).rejects.toThrow('no disk')
    expect(seen).toEqual([null, 'reading', null])
  })
})

describe('a count', () => {
  it('is shown after half a second, and ten times a second from then on', () => {
    const { seen, line } = remembered()
    let now = 1000
    const tell = counting(
      line,
      done => `${done} of 100`,
      () => now
    )
    for (let done = 0; done < 100; done++) {
      tell(done)
      now += 10
    }
    expect(seen).toEqual(['50 of 100', '60 of 100', '70 of 100', '80 of 100', '90 of 100'])
  })
  it('is not shown of work that takes less', () => {
    const { seen, line } = remembered()
    let now = 0
    const tell = counting(line, String, () => now)
    for (now = 0; now < 500; now += 7) tell(now)
    expect(seen).toEqual([])
  })
})
