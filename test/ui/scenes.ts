import type { InspectAnswer, InspectRequest } from '../../source/trainer/inspect/request.js'
import type { Brush } from '../../source/ui/painter/brush.js'
import type { ScreenRow } from '../../source/ui/painter/screen-row.js'
import type { Glyphs } from '../../source/ui/theme.js'
import { type ScreenName, screenKey, screens } from '../../source/ui/view.js'
import { threeRuns } from './checkpoints/listing.js'
import { training as fitting } from './fit/fits.js'
import { showFit } from './fit/show-fit.js'
import { fixedList } from './fixed-list.js'
import { inspectedRun } from './inspected.js'
import { training } from './run.js'
import { showApp } from './screen.js'
import { gradientAnswer } from './screens/gradient/answer.js'
import { surveyState } from './screens/landscape/survey.js'

/** What a scene is played on. */
export interface Stage {
  readonly columns: number
  readonly rows: number
  readonly glyphs: Glyphs
}

/** Every screen with all there is to see on it: those of the dashboard, and a fit's. */
export type SceneName = ScreenName | 'fit'
export const sceneNames: readonly SceneName[] = [...screens.map(({ name }) => name), 'fit']

const strokes = inspectedRun()

/** What the landscape shows beside the run's own way. */
const other = [0, 1, 2, 3].map(epoch => ({ epoch, batch: 0, x: 9 * epoch - 24, y: 6 - 2 * epoch, off: 0 }))

const survey = surveyState({}, { other })

/** What is given to the dashboard where a screen wants more than a run that trains. */
const given: Readonly<Partial<Record<ScreenName, Omit<Parameters<typeof showApp>[0], keyof Stage>>>> = {
  neurons: strokes,
  confusion: strokes,
  example: strokes,
  draw: strokes,
  gradient: { answerTo: gradientsAlone },
  landscape: { surveys: { state: () => survey, subscribe: () => () => {}, begin: () => {} } },
  checkpoints: { list: fixedList(threeRuns()).list }
}

function gradientsAlone(request: InspectRequest): InspectAnswer {
  return request.kind === 'gradient'
    ? gradientAnswer(request)
    : { kind: 'refused', reason: 'It knows gradients alone.' }
}

/** The cells of a scene as a brush draws them. Wants fake timers. */
export async function play(name: SceneName, stage: Stage): Promise<(brush: Brush) => ScreenRow[]> {
  if (name === 'fit') {
    const app = showFit(stage.columns, stage.rows, fitting, stage.glyphs)
    app.close()
    return app.drawn
  }
  const app = showApp({ events: training, ...given[name], ...stage })
  await app.press(screenKey(name))
  await app.rest()
  if (name === 'draw') {
    // A stroke down the middle of the pad.
    await app.drag('left', [14, 6], [15, 8], [14, 12])
    await app.rest()
  }
  app.close()
  return app.drawn
}
