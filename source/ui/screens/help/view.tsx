import type { Line } from '../../charts/line.js'
import { helpKeys } from '../../keymap.js'
import { frameRows, type Layout } from '../../layout.js'
import { Panel } from '../../panels/panel.js'
import { useTheme } from '../../theme.js'
import type { ScreenName } from '../../view.js'
import { type Meanings, meanings } from './meanings.js'
import { helpPages } from './pages.js'

interface HelpProps {
  readonly screen: ScreenName
  readonly page: number
  readonly layout: Layout
}

/** Every key of a screen, and what is seen there. */
export function HelpScreen({ screen, page, layout }: HelpProps) {
  const { glyphs } = useTheme()
  return <HelpPanel keys={helpKeys(screen)} meanings={meanings[screen](glyphs)} page={page} layout={layout} />
}

interface HelpPanelProps {
  readonly keys: readonly { readonly shown: string; readonly help: string }[]
  readonly meanings: Meanings
  readonly page: number
  readonly layout: Pick<Layout, 'columns' | 'rows'>
}

/** Keys, what they do, and what is seen. */
export function HelpPanel({ keys, meanings, page, layout }: HelpPanelProps) {
  const { glyphs } = useTheme()
  const size = { width: layout.columns, height: layout.rows - frameRows }
  const entry = (name: string, meaning: string): Line => [{ text: name.padEnd(14), tone: 'accent' }, { text: meaning }]
  const keyLines = keys.map(({ shown, help }) => entry(shown, help))
  const seenLines = meanings.map(([name, meaning]) => entry(name, meaning))
  const pages = helpPages(keys.length, meanings.length, layout.rows)
  if (pages === 1) return <Panel title="help" size={size} lines={[...keyLines, [], ...seenLines]} />
  const isSeen = page % pages === 1
  const title = ['help', isSeen ? 'what is seen' : 'keys', `${isSeen ? 2 : 1} of 2`].join(` ${glyphs.dash} `)
  return <Panel title={title} size={size} lines={isSeen ? seenLines : keyLines} />
}
