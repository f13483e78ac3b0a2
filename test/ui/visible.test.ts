import { describe, expect, it } from 'vitest'
import { visible, visibleJson } from '../../source/ui/visible.js'

describe('visible', () => {
  it.each([
    ['a bell', '\u0007', '\\u{7}'],
    ['a tab', 'a\tb', 'a\\u{9}b'],
    ['a line feed and a carriage return', 'a\r\nb', 'a\\u{d}\\u{a}b'],
    ['a null', '\u0000', '\\u{0}'],
    ['the last of C0', '\u001f', '\\u{1f}'],
    ['DEL', '\u007f', '\\u{7f}'],
    ['C1, whose 9b begins a sequence as ESC [ does', '\u0080\u009b31m\u009f', '\\u{80}\\u{9b}31m\\u{9f}'],
    ['a colour', '\u001b[31mred', '\\u{1b}[31mred'],
    [
      'an OSC 8 link',
      '\u001b]8;;http://evil.example\u001b\\text\u001b]8;;\u0007',
      '\\u{1b}]8;;http://evil.example\\u{1b}\\text\\u{1b}]8;;\\u{7}'
    ],
    ['a right-to-left override', 'ab\u202egpj.exe', 'ab\\u{202e}gpj.exe'],
    [
      'every bidi control',
      '\u061c\u200e\u200f\u202a\u2066\u2069',
      '\\u{61c}\\u{200e}\\u{200f}\\u{202a}\\u{2066}\\u{2069}'
    ],
    ['line and paragraph separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060', '\\u{200b}\\u{200c}\\u{200d}\\u{2060}'],
    ['a soft hyphen', 'a\u00adb', 'a\\u{ad}b'],
    ['a byte order mark', '\ufeffname', '\\u{feff}name'],
    ['interlinear annotation marks', '\ufff9\ufffb', '\\u{fff9}\\u{fffb}'],
    ['private-use characters, which the painter would take for pictures', '\ue000\uf8ff', '\\u{e000}\\u{f8ff}'],
    ['or for rows', '\u{f0000}\u{10fffd}', '\\u{f0000}\\u{10fffd}'],
    ['tags, which spell invisibly', '\u{e0041}', '\\u{e0041}'],
    ['what joins or varies letters unseen', 'a\u034fb\ufe0f\u3164\u115f', 'a\\u{34f}b\\u{fe0f}\\u{3164}\\u{115f}'],
    ['controls of musical notation', '\u{1d173}', '\\u{1d173}'],
    ['half a surrogate pair', 'a\ud800b', 'a\\u{d800}b']
  ])('shows %s as an escape', (_, text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it.each([
    ['plain text', 'checkpoints/run-1/epoch-0007.safetensors (7 %)'],
    ['a backslash', 'C:\\data'],
    ['accents, composed and combined', 'Über e\u0301tude ñ'],
    ['other scripts', 'Катя 手書き עברית'],
    ['emoji', '🐈🇨🇭'],
    ['mathematics', '‖∇C‖ η → −']
  ])('leaves %s alone', (_, text) => {
    expect(visible(text)).toBe(text)
  })

  it('is the same the second time', () => {
    const once = visible('a\u001b[2Jb')
    expect(visible(once)).toBe(once)
  })
})

describe('visibleJson', () => {
  const value = { name: 'a\u001b[2J\u009b\u202e\u200b\u{e0041}\ud800\n', also: ['\u2028', 'Катя 🐈'] }

  it('is the same value', () => {
    expect(JSON.parse(visibleJson(value))).toEqual(value)
  })

  it('has nothing unseen in it', () => {
    expect(visibleJson(value)).toBe(
      '{"name":"a\\u001b[2J\\u009b\\u202e\\u200b\\udb40\\udc41\\ud800\\n","also":["\\u2028","Катя 🐈"]}'
    )
  })
})
