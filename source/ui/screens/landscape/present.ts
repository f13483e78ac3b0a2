import { useMemo, useRef } from 'react'
import { type Foot, footFinder } from '../../../engine/plane.js'
import type { Survey } from '../../../trainer/landscape/order.js'
import type { RunState } from '../../store.js'

/** Where the network is above a plane, and where it has been since somebody looks. */
export interface Present {
  readonly foot: Foot
  readonly trail: readonly Foot[]
}

/** Places that are kept: some half a minute of full speed, or as many single steps. */
const mostPlaces = 400

/** Follows the network over a surveyed plane, reading its parameters where the worker trains them, once a `moment`. */
export function usePresent(survey: Survey | null, ready: RunState['ready'], moment: string): Present | null {
  const trail = useRef<{ readonly survey: Survey; readonly feet: Foot[] }>(undefined)
  const find = useMemo(() => survey && footFinder(survey.plane), [survey])
  // The moment stands for the parameters, which change in place.
  return useMemo(() => {
    if (!survey || !find || !ready) return null
    const { memory, parameters } = ready
    if (parameters.length !== survey.plane.origin.length) return null
    const foot = find(new Float32Array(memory.buffer, parameters.start, parameters.length))
    if (trail.current?.survey !== survey) trail.current = { survey, feet: [] }
    const { feet } = trail.current
    const last = feet.at(-1)
    if (last?.x !== foot.x || last.y !== foot.y) feet.push(foot)
    if (feet.length > mostPlaces) feet.shift()
    return { foot, trail: [...feet] }
  }, [survey, find, ready, moment])
}
