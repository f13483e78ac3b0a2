import type { RunState } from '../store.js'
import type { ScreenName } from '../view.js'
import { neuronsTopics } from './neurons.js'
import type { KnownRun, Topic } from './topic.js'
import { trainTopics } from './train.js'

/** What can be explained, by screen. */
const topics: Partial<Readonly<Record<ScreenName, (run: KnownRun) => Topic[]>>> = {
  train: trainTopics,
  neurons: neuronsTopics
}

/** What can be explained on a screen, for the run as it is. */
export function topicsOf(screen: ScreenName, run: RunState): Topic[] {
  return run.ready ? (topics[screen]?.({ ...run, ready: run.ready }) ?? []) : []
}
