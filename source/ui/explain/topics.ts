import type { RunState } from '../store.js'
import type { Glyphs } from '../theme.js'
import type { ScreenName } from '../view.js'
import { checkpointsTopics } from './checkpoints.js'
import { matrixTopics } from './confusion.js'
import { drawTopics } from './draw.js'
import { exampleTopics } from './example.js'
import { gradientTopics } from './gradient.js'
import { landscapeTopics } from './landscape.js'
import { neuronsTopics } from './neurons.js'
import type { KnownRun, Topic } from './topic.js'
import { trainTopics } from './train.js'

/** What can be explained, by screen. */
const topics: Readonly<Record<ScreenName, (run: KnownRun, glyphs: Glyphs) => Topic[]>> = {
  train: trainTopics,
  neurons: neuronsTopics,
  confusion: matrixTopics,
  example: exampleTopics,
  gradient: gradientTopics,
  landscape: landscapeTopics,
  draw: drawTopics,
  checkpoints: checkpointsTopics
}

/** What can be explained on a screen, for the run as it is, in words for what it is drawn with. */
export function topicsOf(screen: ScreenName, run: RunState, glyphs: Glyphs): Topic[] {
  return run.ready ? topics[screen]({ ...run, ready: run.ready }, glyphs) : []
}
