import { describe, expect, it } from 'vitest'
import { sorted } from '../../../source/ui/mouse/reports.js'

const none = { keys: '', reports: [], held: '' }

describe('a report of the mouse', () => {
  it.each([
    ['\u001b[<0;1;1M', { type: 'press', button: 'left', column: 0, row: 0 }],
    ['\u001b[<0;12;7m', { type: 'release', button: 'left', column: 11, row: 6 }],
    ['\u001b[<32;300;99M', { type: 'drag', button: 'left', column: 299, row: 98 }],
    ['\u001b[<1;5;5M', { type: 'press', button: 'middle', column: 4, row: 4 }],
    ['\u001b[<2;5;5M', { type: 'press', button: 'right', column: 4, row: 4 }],
    ['\u001b[<34;5;6M', { type: 'drag', button: 'right', column: 4, row: 5 }],
    ['\u001b[<2;5;6m', { type: 'release', button: 'right', column: 4, row: 5 }],
    ['\u001b[<4;5;6M', { type: 'press', button: 'left', column: 4, row: 5 }],
    ['\u001b[<48;5;6M', { type: 'drag', button: 'left', column: 4, row: 5 }]
  ] as const)('%j is taken out and read', (text, report) => {
    expect(sorted(text)).toEqual({ ...none, reports: [report] })
  })
  it.each([
    ['a wheel', '\u001b[<64;5;6M'],
    ['moving with no button held', '\u001b[<35;5;6M'],
    ['a fourth button', '\u001b[<128;5;6M']
  ])('of %s is taken out and says nothing', (_, text) => {
    expect(sorted(text)).toEqual(none)
  })
  it('leaves the keys around it in their order', () => {
    const { keys, reports } = sorted('a\u001b[<0;1;1M\u001b[A\u001b[<32;2;1Mb\u001b[<0;2;1mc')
    expect(keys).toBe('a\u001b[Abc')
    expect(reports.map(({ type }) => type)).toEqual(['press', 'drag', 'release'])
  })
  it('comes through in any pieces', () => {
    const whole = '\u001b[<0;10;11Mx\u001b[<32;120;12M\u001b[<0;120;12m'
    for (let cut = 0; cut <= whole.length; cut++) {
      const first = sorted(whole.slice(0, cut))
      const second = sorted(first.held + whole.slice(cut))
      expect([first.keys + second.keys, second.held], String(cut)).toEqual(['x', ''])
      expect([...first.reports, ...second.reports], String(cut)).toEqual(sorted(whole).reports)
    }
  })
})

describe('what may be the beginning of one', () => {
  it.each(['\u001b', '\u001b[', '\u001b[<', '\u001b[<0;12', '\u001b[<32;120;99'])('%j is held', text => {
    expect(sorted(`k${text}`)).toEqual({ keys: 'k', reports: [], held: text })
  })
  it.each([
    ['an arrow', '\u001b[A'],
    ['a key with alt', '\u001bx'],
    ['too many numbers', `\u001b[<${'1;'.repeat(20)}`],
    ['another sequence', '\u001b[?1049h']
  ])('%s is none', (_, text) => {
    expect(sorted(text)).toEqual({ keys: text, reports: [], held: '' })
  })
})
