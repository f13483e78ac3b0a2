import { grouped, measure } from '../format.js'
import { memorisingIn, memorisingWords } from '../memorising.js'
import type { Glyphs } from '../theme.js'
import { activationFormulas, costFormulas, optimizerFormulas, scheduleFormulas } from './formulas.js'
import type { KnownRun, Topic } from './topic.js'

/** The panels of the Train screen. */
export function trainTopics(run: KnownRun, glyphs: Glyphs): Topic[] {
  return [costTopic(run), accuracyTopic(run), learningTopic(run), mapsTopic(run, glyphs), confusionTopic(run, glyphs)]
}

function costTopic({ ready: { recipe, batchesPerEpoch } }: KnownRun): Topic {
  const batches = Math.ceil(batchesPerEpoch / 50)
  const point = batches === 1 ? 'a mini-batch' : `${grouped(batches)} mini-batches`
  return {
    title: 'cost',
    sentences:
      `How wrong the network is, averaged over examples: 0 would be perfect, and training walks downhill on it. Each point ` +
      `is the average over ${point}, each taken just before its step. Where the learning rate was changed by hand there is a mark.`,
    formulas: costFormulas(recipe.cost, recipe.outputActivation)
  }
}

function accuracyTopic({ ready, history }: KnownRun): Topic {
  const { validation, training, labels } = ready.data
  const words = memorisingWords(memorisingIn(history, Math.min(training, validation)), labels)
  const compared =
    validation > 0
      ? `Held out are ${grouped(validation)} images that it never trains on; beside them stand ${grouped(Math.min(training, validation))} training images. ` +
        'Where training gets further and further ahead, the network learns its images by heart.'
      : 'No images are held out, so nothing tells whether it would do as well on images it has not seen.'
  return {
    title: 'accuracy',
    sentences: `The share of right answers; the answer is the class whose output is the largest. ${compared}`,
    formulas: [
      ['accuracy = right answers / answers', 'the gap is training − held out'],
      ...(words ? [['now', words] as const] : [])
    ]
  }
}

function learningTopic({ ready: { recipe }, learningRate }: KnownRun): Topic {
  const { batchSize, optimizer, schedule } = recipe
  const batch = batchSize === 'all' ? 'all training images' : `${grouped(batchSize)} images`
  const isScheduled = schedule !== 'constant'
  return {
    title: 'learning',
    sentences:
      `After every mini-batch of ${batch} each weight takes a step against its slope, and η says how far. ‖∇C‖ is the length ` +
      `of the gradient: how steep the ground is. Now η is ${measure(learningRate)}${isScheduled ? ' before the schedule' : ''}.`,
    formulas: [
      ...optimizerFormulas({ optimizer, weightDecay: recipe.weightDecay }),
      ...scheduleFormulas[schedule],
      ['‖∇C‖ = √Σ (∂C/∂w)²', 'over all weights and biases']
    ]
  }
}

function mapsTopic({ ready: { layers } }: KnownRun, { positive, negative, zero }: Glyphs): Topic {
  const { activation } = layers[0]!
  return {
    title: layers.length > 1 ? 'hidden layer 1' : 'output layer',
    sentences:
      `Each picture is one neuron: the weights of its pixels, where they are. Ink on ${positive} excites the neuron, ink on ` +
      `${negative} calms it down, and a ${zero} pixel does not matter to it. One scale holds for all of them.`,
    formulas: [['z = Σ w x + b', 'x: the pixels, from 0 to 1; b: its bias'], ...activationFormulas[activation]]
  }
}

function confusionTopic({ ready: { data } }: KnownRun, { isColoured }: Glyphs): Topic {
  const which = data.validation > 0 ? 'held-out' : 'training'
  return {
    title: 'confusion',
    sentences:
      `What became of the ${which} images after the last epoch: a row for each class they are of, a column for each that the ` +
      'network takes them for. Right answers stand on the diagonal, and everything beside it is a mistake.',
    formulas: isColoured ? [['colour = ∛(count / images of the row)', 'so that rare mistakes are seen']] : []
  }
}
