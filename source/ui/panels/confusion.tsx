import { useMemo } from 'react'
import type { Line } from '../charts/line.js'
import type { Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { confusionLines } from './confusion-lines.js'
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
    return confusionLines(confusion, ready.data.classes, size, glyphs)
  }, [occasion, hasAnswers, ready, size.width, size.height, glyphs])
  const which = ready?.data.validation === 0 ? 'training images' : 'held out'
  return <Panel title={`confusion ${glyphs.dash} ${which}`} size={size} lines={lines} />
}
