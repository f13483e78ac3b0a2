import { grouped } from '../format.js'
import type { KnownRun, Topic } from './topic.js'

/** What is seen on the Landscape screen. */
export function landscapeTopics({ ready: { parameterCount, recipe } }: KnownRun): Topic[] {
  const walk =
    recipe.batchSize === 'all'
      ? 'This run looks at all the data before each step: it walks carefully, the steepest way down.'
      : `This run knows ${grouped(recipe.batchSize)} examples at each step, so it staggers, too finely to be seen between two stops.`
  return [
    {
      title: 'plane',
      sentences:
        `The ${grouped(parameterCount)} weights and biases are one point in a space of as many directions. The map shows two: ` +
        'those along which the points of the way lie furthest apart, or two random ones, in which the cost around the point ' +
        'can be compared between networks (Li et al. 2018, Visualizing the Loss Landscape of Neural Nets).',
      formulas: [
        ['point = middle + x u + y v', 'u, v: the directions'],
        ['u, v: principal components of the way', 'start, checkpoints, middle'],
        ['length of u = length of w, neuron by neuron', 'random; biases stay']
      ]
    },
    {
      title: 'way',
      sentences:
        "The way is seen from above: it runs over the plane and not on it, so a checkpoint's own cost is not that of the " +
        `ground below it, except in the middle. ${walk}`,
      formulas: [
        ['x, y: the point of the plane that is nearest', 'to a checkpoint, to now'],
        ['off plane = distance to it', 'in the space of all weights']
      ]
    }
  ]
}
