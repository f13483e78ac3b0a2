import type { Situation } from './situation.js'
import { topOf } from './view.js'

/** A screen is seen, and no question waits for an answer. */
export function isFree({ view }: Situation): boolean {
  if (topOf(view) !== view.screen) return false
  switch (view.screen) {
    case 'train':
    case 'neurons':
    case 'confusion':
      return true
    case 'draw':
      return view.draw.label === null
    case 'example':
      return view.example.text === null
    case 'checkpoints':
      return view.checkpoints.prompt === null
  }
}

/** Training goes on, or stands still, behind a screen that shows the network at work. */
export function isWatching(situation: Situation): boolean {
  const { phase } = situation.run
  return isFree(situation) && situation.view.screen !== 'checkpoints' && (phase === 'training' || phase === 'paused')
}
