import type { Situation } from './situation.js'
import { type ScreenName, topOf } from './view.js'

/** A screen is seen, and no question waits for an answer. */
export function isFree({ view }: Situation): boolean {
  if (topOf(view) !== view.screen) return false
  switch (view.screen) {
    case 'train':
    case 'neurons':
    case 'confusion':
    case 'gradient':
    case 'landscape':
      return true
    case 'draw':
      return view.draw.label === null
    case 'example':
      return view.example.text === null
    case 'checkpoints':
      return view.checkpoints.prompt === null
  }
}

/** Whether a screen shows the network at work, and its keys do not draw: there time is under the thumb. */
export function isWatched(screen: ScreenName): boolean {
  return screen !== 'checkpoints' && screen !== 'draw'
}

/** Training goes on, or stands still, behind a screen that shows the network at work, and on which keys do not draw. */
export function isWatching(situation: Situation): boolean {
  const { phase } = situation.run
  const { screen } = situation.view
  return isFree(situation) && isWatched(screen) && (phase === 'training' || phase === 'paused')
}
