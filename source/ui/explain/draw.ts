import type { KnownRun, Topic } from './topic.js'

/** What is seen on the Draw screen. */
export function drawTopics({ ready: { data, recipe } }: KnownRun): Topic[] {
  const isShare = recipe.outputActivation === 'softmax'
  return [
    {
      title: 'answer',
      sentences:
        'What is drawn is an image like any other: its pixels are the first activations, and the network sends them through ' +
        'its layers, again and again while it learns. ' +
        (data.isInMnistForm
          ? "Before that it is fitted and centred as MNIST's images were, because digits of other sizes were never seen."
          : 'It is taken as it is, because the images of this data set were not centred either.'),
      formulas: [
        ['a = pixel / 255', 'from 0 to 1, one neuron a pixel'],
        isShare
          ? ['Σ a = 1', 'softmax: shares of one certainty']
          : ['each a by itself', 'no shares: they need not add up to 1']
      ]
    },
    {
      title: 'noise',
      sentences:
        `A thousand images of noise show nothing, and yet each gets an answer, often a sure one. The ${data.classes.length} ` +
        'outputs only compare classes: there is none for "no", and no example ever asked for it. How far an image lies ' +
        'from all that was seen is nowhere in the sum.',
      formulas: [
        ['answer = the class with the largest a', 'there always is one'],
        ['sure: a > 50 %, a > 90 %', 'beside the same of test images']
      ]
    }
  ]
}
