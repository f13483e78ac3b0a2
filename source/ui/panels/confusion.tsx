import { useMemo } from 'react'
import { confusionMatrix, mistakes } from '../charts/confusion-matrix.js'
import type { Line } from '../charts/line.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { visible } from '../visible.js'
import { mistaken } from './mistaken.js'
import { momentOf } from './moment.js'
import { Panel } from './panel.js'

/** What held-out images are, and what the network says they are. */
export function ConfusionPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const { confusion, ready, phase } = state
  const hasAnswers = confusion.length > 0
  // While training many epochs may end within a moment.
  const occasion = phase === 'training' ? momentOf(state) : confusion
  const lines = useMemo((): Line[] => {
    if (!ready || !hasAnswers) return [[{ text: 'after the first epoch', tone: 'dim' }]]
    const classes = ready.data.classes.map(visible)
    const width = size.width - borderColumns
    const note: Line = [{ text: mistaken(mistakes(confusion), classes, glyphs, width), tone: 'dim' }]
    const height = size.height - borderRows
    const matrix = confusionMatrix({ confusion, classes, width, height: height - 1 })
    return matrix ? [...matrix, ...Array.from({ length: height - matrix.length - 1 }, () => []), note] : [note]
  }, [occasion, hasAnswers, ready, size.width, size.height, glyphs])
  const which = ready?.data.validation === 0 ? 'training images' : 'held out'
  return <Panel title={`confusion ${glyphs.dash} ${which}`} size={size} lines={lines} />
}
