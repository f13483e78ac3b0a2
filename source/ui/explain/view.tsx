import type { Line } from '../charts/line.js'
import { wrapped } from '../charts/wrapped.js'
import { borderColumns, type Layout } from '../layout.js'
import { Panel } from '../panels/panel.js'
import type { RunState } from '../store.js'
import { type Glyphs, useTheme } from '../theme.js'
import type { ScreenName } from '../view.js'
import type { Topic } from './topic.js'
import { topicsOf } from './topics.js'

interface ExplainProps {
  readonly state: RunState
  readonly screen: ScreenName
  readonly page: number
  readonly layout: Layout
}

/** Wider text is hard to read. */
const widest = 100
/** A longer formula has its note below it. */
const longest = 36

/** One panel of a screen, explained with the settings in force. */
export function ExplainScreen({ state, screen, page, layout }: ExplainProps) {
  const { glyphs } = useTheme()
  const topics = topicsOf(screen, state, glyphs)
  const size = { width: layout.columns, height: layout.rows - 3 }
  const topic = topics[Math.min(page, topics.length - 1)]
  if (!topic) return <Panel title="explained" size={size} lines={[]} />
  const title = ['explained', topic.title, `${page + 1} of ${topics.length}`].join(` ${glyphs.dash} `)
  return <Panel title={title} size={size} lines={topicLines(topic, layout.columns - borderColumns, glyphs)} />
}

/** Its sentences, and below them the formulas, their notes in one column. */
export function topicLines({ sentences, formulas }: Topic, columns: number, glyphs: Glyphs): Line[] {
  const spell = glyphs.eta === 'η' ? (text: string) => text : inAscii
  const width = Math.min(columns, widest)
  const left =
    Math.max(2, ...formulas.map(([formula]) => spell(formula).length).filter(length => length <= longest)) + 3
  return [
    [],
    ...wrapped(spell(sentences), width).map((text): Line => [{ text }]),
    [],
    ...formulas.flatMap(([formula, note]): Line[] => {
      const first = { text: `  ${spell(formula).padEnd(left)}`, tone: 'accent' } as const
      const second = { text: spell(note), tone: 'dim' } as const
      const isBeside = first.text.length + second.text.length <= columns && spell(formula).length < left
      return isBeside ? [[first, second]] : [[first], [{ text: ' '.repeat(left + 2) }, second]]
    })
  ]
}

/** How a formula is spelled where there is nothing but ASCII. */
const spellings: Readonly<Record<string, string>> = {
  '²': '^2',
  '√': 'sqrt ',
  '∛': 'cbrt ',
  Σ: 'sum',
  '∂': 'd',
  '∇': 'grad ',
  '‖': '|',
  '←': '<-',
  '−': '-',
  '′': "'",
  '≤': '<=',
  η: 'eta',
  π: 'pi '
}

function inAscii(text: string): string {
  return text.replace(/[^\u0000-\u007f]/gu, character => spellings[character] ?? character)
}
