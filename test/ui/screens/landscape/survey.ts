import { gridColumns, gridPoints, gridRows, type Heights } from '../../../../source/engine/height-grid.js'
import type { Step, Survey } from '../../../../source/trainer/landscape/order.js'
import type { SurveyState } from '../../../../source/ui/landscape/surveys.js'
import { ready } from '../../run.js'

/** A way that falls and bends, in steps of an epoch. */
function way(bend: number): Step[] {
  return [0, 1, 2, 3].map(epoch => ({
    epoch,
    batch: 0,
    x: -20 + (20 * epoch) / 3,
    y: bend * Math.sin(epoch),
    off: epoch
  }))
}

/** A valley with a run in it, made by hand, the same to the last bit every time. */
export function someSurvey(changed: Partial<Survey> = {}): { survey: Survey; heights: Heights } {
  const { start, length } = ready.parameters
  const origin = Float32Array.from(new Float32Array(ready.memory.buffer, start, length))
  const directions = [0, 1].map(which => Float32Array.from(origin, (_, i) => (i === which ? 1 : 0)))
  const survey: Survey = {
    plane: { origin, directions: directions as [Float32Array, Float32Array] },
    method: { kind: 'principal', points: 5, shares: [0.841, 0.098] },
    x: [-28, 12],
    y: [-6, 8],
    own: way(5),
    other: null,
    epoch: 3,
    batch: 2500,
    cost: 0.0512,
    examples: 1000,
    unread: 0,
    ...changed
  }
  const heights = Float64Array.from({ length: gridPoints }, (_, at) => {
    const [x, y] = [(at % gridColumns) / (gridColumns - 1), Math.floor(at / gridColumns) / (gridRows - 1)]
    return 0.05 + (x - 0.7) ** 2 + (y - 0.4) ** 2
  })
  return { survey, heights }
}

/** That survey, done. */
export function surveyState(changed: Partial<SurveyState> = {}, survey: Partial<Survey> = {}): SurveyState {
  return { phase: 'done', ...someSurvey(survey), done: gridPoints, problem: null, ...changed }
}
