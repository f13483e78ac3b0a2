import { activationFormulas, costFormulas } from './formulas.js'
import type { KnownRun, Topic } from './topic.js'

/** What is seen on the Example screen. */
export function exampleTopics({ ready: { recipe, layers } }: KnownRun): Topic[] {
  const { cost, activation, outputActivation, optimizer } = recipe
  const isDirect = cost === 'cross-entropy'
  return [
    {
      title: 'output',
      sentences:
        'What the network says of one image, what it should say, and what each output adds to the cost. An arrow says which way ' +
        'an output should go to make the cost smaller, against the derivative; how much it matters is how large that is.',
      formulas: costFormulas(cost, outputActivation)
    },
    {
      title: 'backwards, layer by layer',
      sentences:
        'The cost depends on an activation a, that on its weighted sum z, and z on weights, bias and earlier activations: the ' +
        'derivatives along the way are multiplied. What a hidden neuron should do is what all neurons behind it want of it.',
      formulas: [
        ['∂C/∂z = ∂C/∂a ∂a/∂z', isDirect ? 'the output: a − y' : 'the chain rule'],
        ['∂C/∂a = Σ w ∂C/∂z', 'over the neurons behind'],
        ...(layers.length > 1 ? activationFormulas[activation] : activationFormulas[outputActivation])
      ]
    },
    {
      title: 'three ways to change a neuron',
      sentences:
        'Its bias; its weights, most those that come from active neurons; and those earlier activations, most where the weight ' +
        'is large. Activations cannot be changed at once, so their wishes are handed back, layer by layer, down to the image.',
      formulas: [
        ['z = Σ w a + b', 'a: of the layer before'],
        ['∂C/∂b = ∂C/∂z', '1 the bias'],
        ['∂C/∂w = a ∂C/∂z', '2 a weight, in proportion to a'],
        ['∂C/∂a = w ∂C/∂z', '3 an activation, in proportion to w'],
        ['w ← w − η × average of ∂C/∂w', optimizer === 'sgd' ? 'the step' : `before ${optimizer}`]
      ]
    }
  ]
}
