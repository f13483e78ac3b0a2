import type { DataWish } from '../../dataset/dataset.js'
import type { Recipe } from '../../engine/recipe.js'
import type { Json } from './json.js'

/** What a run computes, by the keys of a config file: the same settings and data give the same weights. */
export function runSettings({ hiddenLayers, ...recipe }: Recipe, data: DataWish): Readonly<Record<string, Json>> {
  const { names = null, size = null, colour = false } = data
  const { validation, trainSize, shuffleLabels } = data
  return { layers: hiddenLayers, ...recipe, data: data.data, names, size, colour, validation, trainSize, shuffleLabels }
}
