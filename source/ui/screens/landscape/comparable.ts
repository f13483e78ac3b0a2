import { basename } from 'node:path'
import type { ListState } from '../../checkpoints/list.js'
import type { RunState } from '../../store.js'

/** The names of the other runs whose network could stand in this one's place, the newest first. */
export function comparableRuns({ facts }: ListState, { ready, folder }: RunState): string[] {
  if (!ready) return []
  const own = folder === null ? null : basename(folder)
  const { hiddenLayers, activation, outputActivation, cost } = ready.recipe
  const wanted = String([
    ready.data.width,
    ready.data.height,
    ready.data.classes.length,
    hiddenLayers,
    activation,
    outputActivation,
    cost
  ])
  return [...facts]
    .filter(([name, { recipe, dataset }]) => {
      const sizes = [dataset.width, dataset.height, dataset.classes.length]
      const its = [...sizes, recipe.hiddenLayers, recipe.activation, recipe.outputActivation, recipe.cost]
      return name !== own && String(its) === wanted
    })
    .map(([name]) => name)
    .sort()
    .reverse()
}
