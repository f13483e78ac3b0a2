import { afterEach, describe, expect, it, vi } from 'vitest'
import { complain, complainOf, print, printJson } from '../../source/ui/lines.js'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** What is written in an environment. */
function written(environment: Record<string, string>, act: () => void): string {
  for (const name of ['LC_ALL', 'LC_CTYPE', 'LANG', 'TERM']) vi.stubEnv(name, environment[name])
  let text = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation(chunk => {
      text += chunk
      return true
    })
  act()
  return text
}

describe('a line', () => {
  it.each([
    ['in UTF-8', { LANG: 'de_DE.UTF-8' }, 'η 0.3 · Bär\n'],
    ['in ASCII, where the locale is C', { LANG: 'C' }, 'n 0.3 . B\\u{e4}r\n'],
    ['in ASCII, where LC_ALL says so', { LC_ALL: 'POSIX', LANG: 'C.UTF-8' }, 'n 0.3 . B\\u{e4}r\n'],
    ['in UTF-8, where LC_ALL says so', { LC_ALL: 'C.utf8', LC_CTYPE: 'C', LANG: 'C' }, 'η 0.3 · Bär\n'],
    ['in ASCII, where LC_CTYPE says so', { LC_CTYPE: 'en_US.ISO-8859-1', LANG: 'C.UTF-8' }, 'n 0.3 . B\\u{e4}r\n']
  ])('is %s', (_, environment, line) => {
    expect(written(environment, () => print('η 0.3 · Bär'))).toBe(line)
  })

  it('of JSON is the same value in any locale', () => {
    expect(JSON.parse(written({ LANG: 'C' }, () => printJson({ name: 'Bär\u202e' })))).toEqual({ name: 'Bär\u202e' })
  })
})

describe('a complaint', () => {
  it('shows what is unseen', () => {
    expect(written({ LANG: 'C.UTF-8' }, () => complain('no “a\u001b[2J\nb”'))).toBe(
      'downhill: no “a\\u{1b}[2J\\u{a}b”\n'
    )
  })

  it('about the program itself has the lines of a stack', () => {
    const error = Object.assign(new Error(), { stack: 'Error: \u001b[2J\n    at here' })
    expect(written({ LANG: 'C' }, () => complainOf(error))).toBe('downhill: Error: \\u{1b}[2J\n    at here\n')
  })
})
