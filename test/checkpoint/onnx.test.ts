import { describe, expect, it } from 'vitest'
import { encodeOnnx } from '../../source/checkpoint/onnx.js'
import type { ActivationName, Recipe } from '../../source/engine/recipe.js'
import { readModel, runModel } from './onnx-runtime.js'
import { checkpointOf, noiseInputs } from './trained.js'

const modelOf = (changes: Partial<Recipe> = {}) => readModel(encodeOnnx(checkpointOf(changes).checkpoint))
const largest = (values: readonly number[]) => values.indexOf(Math.max(...values))

describe('an ONNX model computes what our own engine computes', () => {
  const hidden = ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'identity'] as const
  const output = ['sigmoid', 'softmax', 'identity', 'tanh', 'leaky-relu', 'relu'] as const
  const pairs = hidden.flatMap(name => output.map(other => [name, other] as const))
  it.each<readonly [ActivationName, ActivationName]>(pairs)('with %s layers and %s outputs', (hidden, output) => {
    const count = 40
    const recipe: Partial<Recipe> = { activation: hidden, outputActivation: output, initializer: 'he' }
    const { checkpoint, answers } = checkpointOf(recipe, count)
    const model = readModel(encodeOnnx(checkpoint))
    const found = noiseInputs(count).map(image => runModel(model, image))
    const wanted = answers()
    expect(new Set(wanted.map(String)).size).toBe(count)
    found.forEach((activations, i) => {
      const furthest = Math.max(...activations.map((a, j) => Math.abs(a - wanted[i]![j]!)))
      expect(furthest).toBeLessThan(1e-5)
      expect(largest(activations)).toBe(largest(wanted[i]!))
    })
  })
  it.each([[[]], [[3]], [[6, 5, 4, 3]]])('with hidden layers %j', hiddenLayers => {
    const { checkpoint, answers } = checkpointOf({ hiddenLayers })
    const model = readModel(encodeOnnx(checkpoint))
    expect(model.nodes).toHaveLength(2 * (hiddenLayers.length + 1))
    const [found, wanted] = [runModel(model, noiseInputs()[0]!), answers()[0]!]
    found.forEach((a, j) => {
      expect(a).toBeCloseTo(wanted[j]!, 5)
    })
  })
})

describe('an ONNX model says', () => {
  it('which version of the format and of the operators it wants', () => {
    expect(modelOf()).toMatchObject({ irVersion: 7, opset: 13, producer: 'downhill', graphName: 'downhill' })
  })
  it('what goes in and what comes out, for as many images as there are', () => {
    const { inputs, outputs } = modelOf()
    expect(inputs).toEqual([
      {
        name: 'image',
        type: 1,
        shape: ['batch', 15],
        documentation: 'Pixels of 5 × 3 images, row by row, from 0 to 1: bytes divided by 255.'
      }
    ])
    const documentation =
      "A sigmoid activation for each class, in the order of the metadata's classes; the largest is the answer."
    expect(outputs).toEqual([{ name: 'activations', type: 1, shape: ['batch', 5], documentation }])
    const [softmax] = modelOf({ outputActivation: 'softmax', cost: 'cross-entropy' }).outputs
    expect(softmax!.documentation).toMatch(/^The probability of each class/)
  })
  it('what it was trained on, how, and what its classes are called', () => {
    const { checkpoint } = checkpointOf({})
    const { metadata, documentation } = readModel(encodeOnnx(checkpoint))
    expect(JSON.parse(metadata.classes!)).toEqual(['hut', 'tower', 'häuser 二', '__proto__', '"'])
    expect(JSON.parse(metadata.recipe!)).toEqual(checkpoint.description.recipe)
    expect(metadata).toMatchObject({ width: '5', height: '3', epoch: '2' })
    expect(documentation).toBe('15-7-6-5 network, trained by downhill on häuser for 2 epochs.')
  })
  it('each name of a value once, so that no node is taken for another', () => {
    const { nodes, initializers } = modelOf({ hiddenLayers: [4, 4, 4] })
    const values = [...nodes.flatMap(({ outputs }) => outputs), ...initializers.keys(), 'image']
    expect(new Set(values).size).toBe(values.length)
    expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length)
  })
  it('the weights as they are in the checkpoint, bit by bit', () => {
    const { checkpoint } = checkpointOf({ optimizer: 'adam' })
    const { initializers } = readModel(encodeOnnx(checkpoint))
    const weights = checkpoint.tensors.filter(({ name }) => !name.startsWith('optimizer.'))
    expect([...initializers.keys()]).toEqual(weights.map(({ name }) => name))
    for (const { name, shape, data } of weights) {
      const { values, shape: found } = initializers.get(name)!
      expect(found).toEqual(shape)
      expect(new Uint8Array(Float32Array.from(values).buffer)).toEqual(new Uint8Array(data))
    }
  })
})
