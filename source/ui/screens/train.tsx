import { Box } from 'ink'
import type { Layout } from '../layout.js'
import { AccuracyPanel } from '../panels/accuracy.js'
import { ComingPanel } from '../panels/coming.js'
import { ConfusionPanel } from '../panels/confusion.js'
import { CostPanel } from '../panels/cost.js'
import { LearningPanel } from '../panels/learning.js'
import { WeightMapsPanel } from '../panels/weight-maps.js'
import type { RunState } from '../store.js'
import { comingIn } from '../time/coming.js'
import type { View } from '../view.js'

interface TrainScreenProps {
  readonly state: RunState
  readonly view: Pick<View, 'chart' | 'coming'>
  readonly layout: Layout
}

/** The main screen: how training goes. */
export function TrainScreen({ state, view, layout }: TrainScreenProps) {
  const coming = comingIn(state, view.coming)
  return (
    <>
      <Box>
        <CostPanel state={state} size={layout.chart} chart={view.chart} />
        <Box flexDirection="column">
          <AccuracyPanel state={state} size={layout.accuracy} />
          {layout.learning && <LearningPanel state={state} size={layout.learning} />}
        </Box>
      </Box>
      <Box flexDirection={layout.lower}>
        {coming ? (
          <ComingPanel state={state} coming={coming} size={layout.maps} />
        ) : (
          <WeightMapsPanel state={state} size={layout.maps} />
        )}
        {layout.confusion && <ConfusionPanel state={state} size={layout.confusion} />}
      </Box>
    </>
  )
}
