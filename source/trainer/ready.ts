import { isInMnistForm } from '../dataset/mnist-form.js'
import type { Ready } from './protocol.js'
import type { Run } from './run.js'

/** What there is to know about a run before it goes on. */
export function ready(run: Run, folder: Ready['folder']): Ready {
  const { dataset, split, layout } = run
  const { network } = layout
  return {
    type: 'ready',
    recipe: run.recipe,
    sizes: network.sizes,
    parameterCount: network.parameterCount,
    data: {
      name: dataset.name,
      width: dataset.width,
      height: dataset.height,
      channels: dataset.channels,
      classes: dataset.classes,
      isInMnistForm: isInMnistForm(dataset),
      training: split.training.length,
      validation: split.validation.length,
      labels: run.data.shuffleLabels ? 'shuffled' : 'own',
      test: split.test.length
    },
    batchesPerEpoch: run.batches.count,
    memory: run.arena.memory,
    layers: network.layers,
    parameters: network.parameters,
    epoch: run.epoch,
    batch: run.batch,
    learningRate: run.learningRate,
    history: run.history,
    rateChanges: run.rateChanges,
    confusion: run.confusion,
    folder,
    parent: run.parent
  }
}
