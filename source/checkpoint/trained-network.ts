import { inputsOf } from '../engine/image-shape.js'
import type { ActivationName } from '../engine/recipe.js'
import type { Checkpoint, Description } from './checkpoint.js'
import { recordNow } from './history.js'
import { FormatError, type Tensor } from './safetensors.js'

/** A layer as exports hand it on: what it multiplies with, what it adds, and which function follows. */
export interface TrainedLayer {
  readonly weight: Tensor // [outputs, inputs]
  readonly bias: Tensor // [outputs]
  readonly activation: ActivationName
}

/** The network in a checkpoint without what only training needs. */
export interface TrainedNetwork {
  readonly layers: readonly TrainedLayer[]
  /** What to know about it, for a person. */
  readonly summary: string
  /** The same for a program: JSON in all but `width`, `height`, `channels` and `epoch`, which are plain numbers. */
  readonly facts: Readonly<Record<string, string>>
}

/** @throws FormatError when a layer has no weights or no biases, which a checkpoint that was decoded never lacks. */
export function trainedNetwork({ description, tensors }: Checkpoint): TrainedNetwork {
  const { recipe } = description
  const named = new Map(tensors.map(tensor => [tensor.name, tensor]))
  const take = (name: string): Tensor => {
    const tensor = named.get(name)
    if (!tensor) throw new FormatError(`it has no tensor ${name}`)
    return tensor
  }
  const layers = [...recipe.hiddenLayers.map(() => recipe.activation), recipe.outputActivation].map(
    (activation, l) => ({ weight: take(`layers.${l}.weight`), bias: take(`layers.${l}.bias`), activation })
  )
  return { layers, summary: summaryOf(description), facts: factsOf(description) }
}

function summaryOf({ recipe, dataset, progress, history }: Description): string {
  const sizes = [inputsOf(dataset), ...recipe.hiddenLayers, dataset.classes.length]
  const accuracy = recordNow(progress, history)?.validationAccuracy
  const heldOut = typeof accuracy === 'number' ? `; ${(accuracy * 100).toFixed(2)} % of held-out images right` : ''
  return `${sizes.join('-')} network, trained by downhill on ${dataset.name} for ${progress.epoch} ${progress.epoch === 1 ? 'epoch' : 'epochs'}${heldOut}.`
}

function factsOf({ recipe, dataset, progress }: Description): Record<string, string> {
  return {
    classes: JSON.stringify(dataset.classes),
    width: String(dataset.width),
    height: String(dataset.height),
    ...(dataset.channels && { channels: String(dataset.channels) }),
    epoch: String(progress.epoch),
    recipe: JSON.stringify(recipe)
  }
}
