import type { ImageShape } from '../../engine/image-shape.js'
import { weightIndex } from '../../engine/network.js'
import type { Weights } from '../weights.js'
import { averages, type MapGrid } from './weight-maps.js'

/**
 * What `count` neurons of layer l from neuron `first` on look for // [count, pixelHeight, pixelWidth]
 *
 * In the first layer these are the weights of the pixels. A deeper neuron's map is the sum of the maps below, each times the
 * weight that leads from it: Wˡ … W¹, the network without its activation functions. (Averaging over pixels and adding maps
 * may change places, so the maps below are averaged first.)
 */
export function neuronMaps(
  network: Weights,
  l: number,
  first: number,
  count: number,
  image: ImageShape,
  grid: Pick<MapGrid, 'pixelWidth' | 'pixelHeight'>
): Float64Array {
  const { layers, weights } = network
  const below = (from: number, neurons: number) =>
    averages({ values: weights[0]!, neurons: layers[0]!.outputs, ...image }, from, neurons, grid)
  if (l === 0) return below(first, count)
  let paths = pathsInto(network, l, first, count)
  for (let k = l - 1; k > 0; k--) paths = pathsThrough(network, k, paths, count)
  const width = layers[0]!.outputs
  const size = grid.pixelWidth * grid.pixelHeight
  const maps = below(0, width)
  const sums = new Float64Array(count * size)
  for (let n = 0; n < count; n++) {
    for (let j = 0; j < width; j++) {
      const weight = paths[n * width + j]!
      for (let p = 0; p < size; p++) sums[n * size + p]! += weight * maps[j * size + p]!
    }
  }
  return sums
}

/** The weights that lead into neurons of layer l // [count, inputs] */
function pathsInto({ layers, weights }: Weights, l: number, first: number, count: number): Float64Array {
  const layer = layers[l]!
  const { inputs } = layer
  const paths = new Float64Array(count * inputs)
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < inputs; i++) paths[n * inputs + i] = weights[l]![weightIndex(layer, i, first + n)]!
  }
  return paths
}

/** From weights that leave layer k // [count, outputs] // those of all ways through it // [count, inputs] */
function pathsThrough({ layers, weights }: Weights, k: number, paths: Float64Array, count: number): Float64Array {
  const layer = layers[k]!
  const { inputs, outputs } = layer
  const values = weights[k]!
  const longer = new Float64Array(count * inputs)
  for (let i = 0; i < inputs; i++) {
    for (let j = 0; j < outputs; j++) {
      const weight = values[weightIndex(layer, i, j)]!
      for (let n = 0; n < count; n++) longer[n * inputs + i]! += paths[n * outputs + j]! * weight
    }
  }
  return longer
}
