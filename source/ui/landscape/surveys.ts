import type { Heights } from '../../engine/height-grid.js'
import type { Directions, Survey, SurveyNews, SurveyOrder, Walker } from '../../trainer/landscape/order.js'
import type { Ready } from '../../trainer/protocol.js'
import type { Inspector } from '../inspector.js'

/** What is to be surveyed. */
export interface SurveyWish {
  readonly directions: Directions
  /** The run's folder of checkpoints. */
  readonly folder: string | null
  readonly other: Walker | null
  /** Whether there are checkpoints enough to go by: with them a survey without is not the same. */
  readonly isLate: boolean
  /** Another number asks for the same again, around where the network is then. */
  readonly time: number
}

/** What is known of the cost around the network. */
export interface SurveyState {
  readonly phase: 'idle' | 'reading' | 'surveying' | 'done' | 'failed'
  readonly survey: Survey | null
  readonly heights: Heights | null
  /** Points of the grid that have been visited. */
  readonly done: number
  readonly problem: string | null
}

/** Surveys of the cost around the network, one at a time; the last one is kept. */
export interface Surveys {
  state(): SurveyState
  subscribe(listener: () => void): () => void
  /** Begins a survey, unless it is the one that was begun last. */
  begin(ready: Ready, wish: SurveyWish): void
}

export const noSurvey: SurveyState = { phase: 'idle', survey: null, heights: null, done: 0, problem: null }

export type StartSurvey = (order: SurveyOrder, listen: (news: SurveyNews) => void) => () => void

export function createSurveys(ask: Inspector['ask'], start: StartSurvey): Surveys {
  const listeners = new Set<() => void>()
  let state = noSurvey
  let begun: { readonly ready: Ready; readonly wish: string } | null = null
  let end = () => {}

  function change(changed: Partial<SurveyState>): void {
    state = { ...state, ...changed }
    for (const listener of listeners) listener()
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    begin(ready, wish) {
      const key = JSON.stringify(wish)
      if (begun?.ready === ready && begun.wish === key) return
      const own = { ready, wish: key }
      begun = own
      end()
      change({ phase: 'reading', done: 0, problem: null })
      void ask({ kind: 'surroundings' }).then(answer => {
        // Something else may have been asked for meanwhile.
        if (begun !== own) return
        if (answer.kind === 'refused') change({ phase: 'failed', problem: answer.reason })
        if (answer.kind !== 'surroundings') return
        const { recipe, data, parent } = ready
        const { kind, ...around } = answer
        const order: SurveyOrder = {
          ...{
            ...around,
            recipe,
            width: data.width,
            height: data.height,
            channels: data.channels,
            classCount: data.classes.length
          },
          directions: wish.directions,
          own: { folder: wish.folder, start: parent ? null : recipe },
          other: wish.other
        }
        end = start(order, news => change(changedBy(news)))
      })
    }
  }
}

function changedBy(news: SurveyNews): Partial<SurveyState> {
  switch (news.type) {
    case 'plane':
      return { phase: 'surveying', survey: news.survey, heights: null }
    case 'heights':
      return { heights: news.heights, done: news.done, ...(news.isLast && { phase: 'done' }) }
    case 'failed':
      return { phase: 'failed', problem: news.message }
  }
}
