import type { Topic } from './topic.js'

/** What is seen on the Checkpoints screen. */
export function checkpointsTopics(): Topic[] {
  return [
    {
      title: 'checkpoints',
      sentences:
        'A checkpoint is a network at one moment, with all that training needs to go on to the same bits: weights and biases, ' +
        'the moments of the optimizer, and how far it had come. The best of a run, *, is chosen by held-out images, never by those ' +
        'it trains on: memorising is not learning.',
      formulas: [
        ['order of an epoch = f(seed, epoch)', 'so nothing random need be saved'],
        ['accuracy = right / images', 'held out, after the epoch']
      ]
    },
    {
      title: 'branches',
      sentences:
        'To go back, or on with another learning rate, begins a branch: a run of its own, which says where it left the other. ' +
        'Nothing is overwritten, so two ways from one point can be compared, side by side or on the Landscape screen.',
      formulas: []
    }
  ]
}
