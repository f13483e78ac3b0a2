import type { Line } from '../charts/line.js'
import { bindings } from '../keymap.js'
import type { Layout } from '../layout.js'
import { Panel } from '../panels/panel.js'
import { type Glyphs, useTheme } from '../theme.js'

/** What each panel shows, in words. */
const panelsWith = ({ eta, gradient }: Glyphs): readonly (readonly [name: string, meaning: string])[] => [
  ['cost', 'How wrong it is on average: the way down. ┊ is a new η.'],
  ['held out', 'Share of right answers on images it never trains on.'],
  ['training', 'The same on training images; a growing gap is memorising.'],
  ['batch', 'The same in the last mini-batch, just before its step.'],
  [eta, 'The learning rate: how far a step goes downhill.'],
  [gradient, 'The length of the gradient: how steep the ground is.'],
  ['hidden layer', 'What a neuron looks for: red wants ink there, blue none.'],
  ['confusion', 'Row: what an image is. Column: what the network says.']
]

/** Every key and every panel. */
export function HelpScreen({ layout }: { readonly layout: Layout }) {
  const { glyphs } = useTheme()
  const size = { width: layout.columns, height: layout.rows - 3 }
  const keys = bindings.filter(({ help }) => help !== '')
  const entry = (name: string, meaning: string): Line => [{ text: name.padEnd(14), tone: 'accent' }, { text: meaning }]
  const lines: Line[] = [
    ...keys.map(({ shown, help }) => entry(shown, help)),
    [],
    ...panelsWith(glyphs).map(([name, meaning]) => entry(name, meaning))
  ]
  return <Panel title="help" size={size} lines={lines} />
}
