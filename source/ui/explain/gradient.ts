import { examplesToSee } from '../../trainer/inspect/gradient.js'
import { grouped } from '../format.js'
import type { Glyphs } from '../theme.js'
import { activationFormulas } from './formulas.js'
import type { KnownRun, Topic } from './topic.js'

/** What is seen on the Gradient screen. */
export function gradientTopics({ ready: { recipe, parameterCount, data } }: KnownRun, { most }: Glyphs): Topic[] {
  const count = grouped(Math.min(data.training, examplesToSee(parameterCount)))
  return [
    {
      title: 'gradient',
      sentences:
        'The gradient says of every weight how the cost changes with it, and a step goes against it. It is the average over ' +
        `${count} training examples, always the same, or over the next mini-batch, and weight decay is not in it. How long ` +
        'it was over time was measured in mini-batches that were trained on.',
      formulas: [
        ['∂C/∂w = a ∂C/∂z', 'a: the activation before it'],
        ['∂C/∂b = ∂C/∂z', 'for a bias'],
        ['length = square root of Σ (∂C/∂w)²', 'over a layer, biases too']
      ]
    },
    {
      title: 'stuck',
      sentences:
        'The way back multiplies by the slope of every activation it passes. Where that is 0 or nearly so, nothing arrives, ' +
        'the histogram of slopes lies far to the left, and the weights before it stand still.',
      formulas: [
        ['∂C/∂z below = a′ Σ w ∂C/∂z', 'backwards, layer by layer'],
        ...activationFormulas[recipe.activation],
        ['dead: a = 0 for every example', 'ReLU'],
        ['saturated: a′ < a tenth of its most', 'sigmoid, tanh; in 90 % of examples']
      ]
    },
    {
      title: 'by pixel',
      sentences:
        `Where in the image the first layer has something to learn just now: ${most} where its weights are steep. Pixels that ` +
        'are blank in all examples have no gradient at all.',
      formulas: [['Σ |∂C/∂w|', 'over the weights that leave a pixel']]
    }
  ]
}
