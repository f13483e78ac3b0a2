import { Box } from 'ink'
import type { Layout } from '../layout.js'
import { AccuracyPanel } from '../panels/accuracy.js'
import { ConfusionPanel } from '../panels/confusion.js'
import { CostPanel } from '../panels/cost.js'
import { LearningPanel } from '../panels/learning.js'
import { WeightMapsPanel } from '../panels/weight-maps.js'
import type { RunState } from '../store.js'

/** The main screen: how training goes. */
export function TrainScreen({ state, layout }: { readonly state: RunState; readonly layout: Layout }) {
  return (
    <>
      <Box>
        <CostPanel state={state} size={layout.chart} />
        <Box flexDirection="column">
          <AccuracyPanel state={state} size={layout.accuracy} />
          {layout.learning && <LearningPanel state={state} size={layout.learning} />}
        </Box>
      </Box>
      <Box flexDirection={layout.lower}>
        <WeightMapsPanel state={state} size={layout.maps} />
        {layout.confusion && <ConfusionPanel state={state} size={layout.confusion} />}
      </Box>
    </>
  )
}
