import { describe, expect, it } from 'vitest'
import { Panel } from '../../../source/ui/panels/panel.js'
import { ascii } from '../../../source/ui/theme.js'
import { drawn, raw } from './drawn.js'

const rows = (count: number) => Array.from({ length: count }, (_, i) => [{ text: `row ${i}` }])

describe('Panel', () => {
  it('has its title in the upper border', () => {
    expect(drawn(<Panel title="cost" size={{ width: 16, height: 4 }} lines={rows(2)} />)).toEqual([
      '╭ cost ────────╮',
      '│ row 0        │',
      '│ row 1        │',
      '╰──────────────╯'
    ])
  })

  it('keeps its size without anything in it', () => {
    expect(drawn(<Panel title="weights" size={{ width: 16, height: 4 }} lines={[]} />)).toEqual([
      '╭ weights ─────╮',
      '│              │',
      '│              │',
      '╰──────────────╯'
    ])
  })

  it('cuts off a title and a row that are too long', () => {
    const lines = [[{ text: 'a row that goes on and on' }]]
    expect(drawn(<Panel title="a title that goes on" size={{ width: 16, height: 3 }} lines={lines} />)).toEqual([
      '╭ a title t… ──╮',
      '│ a row that … │',
      '╰──────────────╯'
    ])
  })

  // Left to itself Ink squeezes them to no height, and writes one over the other.
  it('cuts off rows that are too many', () => {
    expect(drawn(<Panel title="cost" size={{ width: 16, height: 4 }} lines={rows(5)} />)).toEqual([
      '╭ cost ────────╮',
      '│ row 0        │',
      '│ row 1        │',
      '╰──────────────╯'
    ])
  })

  it('has an ASCII form', () => {
    expect(drawn(<Panel title="cost" size={{ width: 16, height: 3 }} lines={[]} />, ascii)).toEqual([
      '+ cost --------+',
      '|              |',
      '+--------------+'
    ])
  })

  it('dims the frame and nothing else', () => {
    const [top, , bottom] = raw(<Panel title="cost" size={{ width: 12, height: 3 }} lines={[]} />).split('\n')
    expect(top).toBe('\u001b[2m╭ \u001b[mcost\u001b[2m ────╮\u001b[m')
    expect(bottom).toBe('\u001b[2m╰──────────╯\u001b[m')
  })

  it('keeps its borders in line around characters of two columns', () => {
    const lines = [[{ text: '猫 and 犬' }], [{ text: '猫'.repeat(10) }]]
    const size = { width: 16, height: 4 }
    const below = ['│ 猫 and 犬    │', '│ 猫猫猫猫猫…  │', '╰──────────────╯']
    expect(drawn(<Panel title="animals" size={size} lines={lines} />)).toEqual(['╭ animals ─────╮', ...below])
    expect(drawn(<Panel title="猫→犬" size={size} lines={lines} />)).toEqual(['╭ 猫→犬 ───────╮', ...below])
    expect(drawn(<Panel title="猫猫猫猫猫猫" size={size} lines={lines} />)).toEqual(['╭ 猫猫猫猫… ───╮', ...below])
  })
})
