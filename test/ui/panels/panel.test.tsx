import { Text } from 'ink'
import { describe, expect, it } from 'vitest'
import { Panel } from '../../../source/ui/panels/panel.js'
import { ascii } from '../../../source/ui/theme.js'
import { drawn, raw } from './drawn.js'

const text = (count: number) => Array.from({ length: count }, (_, i) => <Text key={i}>{`row ${i}`}</Text>)

describe('Panel', () => {
  it('has its title in the upper border', () => {
    expect(
      drawn(
        <Panel title="cost" size={{ width: 16, height: 4 }}>
          {text(2)}
        </Panel>
      )
    ).toMatchInlineSnapshot(`
      [
        "╭ cost ────────╮",
        "│ row 0        │",
        "│ row 1        │",
        "╰──────────────╯",
      ]
    `)
  })

  it('keeps its size without anything in it', () => {
    expect(drawn(<Panel title="weights" size={{ width: 16, height: 4 }} />)).toMatchInlineSnapshot(`
      [
        "╭ weights ─────╮",
        "│              │",
        "│              │",
        "╰──────────────╯",
      ]
    `)
  })

  it('cuts off a title and a row that are too long', () => {
    expect(
      drawn(
        <Panel title="a title that goes on and on" size={{ width: 16, height: 3 }}>
          <Text wrap="truncate">a row that goes on and on</Text>
        </Panel>
      )
    ).toMatchInlineSnapshot(`
      [
        "╭ a title th ──╮",
        "│ a row that … │",
        "╰──────────────╯",
      ]
    `)
  })

  // Ink squeezes rows to no height where there are too many, and writes one over the other.
  it('cuts off rows that are too many', () => {
    const rows = drawn(
      <Panel title="cost" size={{ width: 16, height: 4 }}>
        {text(5)}
      </Panel>
    )
    expect(rows.slice(1, 3)).toEqual(['│ row 0        │', '│ row 1        │'])
  })

  it('has an ASCII form', () => {
    expect(drawn(<Panel title="cost" size={{ width: 16, height: 3 }} />, ascii)).toMatchInlineSnapshot(`
      [
        "+ cost --------+",
        "|              |",
        "+--------------+",
      ]
    `)
  })

  it('dims the frame and nothing else', () => {
    const [top, , bottom] = raw(<Panel title="cost" size={{ width: 12, height: 3 }} />).split('\n')
    expect(top).toBe('\u001b[2m╭ \u001b[22mcost\u001b[2m ────╮\u001b[22m')
    expect(bottom).toBe('\u001b[2m╰──────────╯\u001b[22m')
  })
})
