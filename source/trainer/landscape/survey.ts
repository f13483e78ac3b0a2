import { coarseToFine, filledIn, gridColumns, gridPoints, gridRows } from '../../engine/height-grid.js'
import {
  type Foot,
  filterNormalisedDirection,
  footFinder,
  type Plane,
  pointOn,
  principalDirections
} from '../../engine/plane.js'
import { createRandom, purposes } from '../../engine/random.js'
import type { Model } from './model.js'
import { leastCheckpoints, type Method, type Survey, type SurveyNews, type SurveyOrder } from './order.js'
import type { Walk } from './walk.js'

/** Room around the way, as a share of how wide it is. */
const margin = 0.3

/**
 * Surveys the cost on a plane through the point of an order: chooses the plane, then sees what its points cost, from coarse
 * to fine, telling how far it is after each.
 */
export function* surveyed(model: Model, order: SurveyOrder, own: Walk, other: Walk | null): Generator<SurveyNews> {
  const survey = choosePlane(model, order, own, other)
  yield { type: 'plane', survey }
  const { plane, x, y } = survey
  const heights = new Float64Array(gridPoints).fill(Number.NaN)
  let done = 0
  for (const { column, row, known } of coarseToFine()) {
    pointOn(plane, along(x, column / (gridColumns - 1)), along(y, row / (gridRows - 1)), model.parameters)
    const cost = model.cost()
    // What can't be told any more is higher than anything that can.
    heights[row * gridColumns + column] = Number.isFinite(cost) ? cost : Number.MAX_VALUE
    done++
    if (known > 0) yield { type: 'heights', heights: filledIn(heights, known), done, isLast: done === gridPoints }
  }
}

function choosePlane(model: Model, order: SurveyOrder, own: Walk, other: Walk | null): Survey {
  const { parameters: origin, epoch, batch, labels } = order
  const points = [...own.stations, ...(other?.stations ?? [])].map(({ point }) => point)
  const checkpoints = own.stations.filter(station => station.epoch + station.batch > 0).length
  const isPath = order.directions === 'path' && checkpoints >= leastCheckpoints
  const principal = isPath ? principalDirections([...points, origin]) : null
  const method: Method = principal
    ? { kind: 'principal', points: points.length + 1, shares: principal.shares }
    : { kind: 'random', isForWant: order.directions === 'path' }
  const directions = principal?.directions ?? randomDirections(model, order)
  const plane = { origin, directions }
  const foot = footFinder(plane)
  const stepsOf = ({ stations }: Walk) => stations.map(({ epoch, batch, point }) => ({ epoch, batch, ...foot(point) }))
  const [ownSteps, otherSteps] = [stepsOf(own), other && stepsOf(other)]
  model.parameters.set(origin)
  return {
    plane,
    method,
    ...(principal ? edgesAround([...ownSteps, ...(otherSteps ?? [])]) : { x: [-1, 1], y: [-1, 1] }),
    own: ownSteps,
    other: otherSteps,
    epoch,
    batch,
    cost: model.cost(),
    examples: labels.length,
    unread: own.unread + (other?.unread ?? 0)
  }
}

function randomDirections({ network, numberBytes }: Model, { parameters, recipe }: SurveyOrder): Plane['directions'] {
  const direction = (which: number) =>
    filterNormalisedDirection(network, numberBytes, parameters, createRandom(recipe.seed, purposes.landscape, which))
  return [direction(0), direction(1)]
}

/** A rectangle with all feet and the origin in it. */
function edgesAround(feet: readonly Foot[]): Pick<Survey, 'x' | 'y'> {
  const edges = (values: readonly number[]): readonly [number, number] => {
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
    const room = (most - least) * margin
    return [least - room, most + room]
  }
  return { x: edges(feet.map(({ x }) => x)), y: edges(feet.map(({ y }) => y)) }
}

function along([from, to]: readonly [number, number], share: number): number {
  return from + (to - from) * share
}
