import { type ImageShape, inputsOf } from '../engine/image-shape.js'
import type { ActivationName } from '../engine/recipe.js'
import type { Checkpoint } from './checkpoint.js'
import { bytes, type Field, float32, integer, message, text } from './protobuf.js'
import type { Tensor } from './safetensors.js'
import { type TrainedLayer, trainedNetwork } from './trained-network.js'

/** Understood by every ONNX runtime since the end of 2020 (onnxruntime 1.6, onnx 1.8). */
const irVersion = 7
const operatorSet = 13

// Numbers of fields and values as onnx.proto has them (github.com/onnx/onnx).
const model = { irVersion: 1, producer: 2, documentation: 6, graph: 7, operatorSets: 8, metadata: 14 } as const
const graph = { node: 1, name: 2, initializer: 5, documentation: 10, input: 11, output: 12 } as const
const node = { input: 1, output: 2, name: 3, operator: 4, attribute: 5 } as const
const attribute = { name: 1, float: 2, integer: 3, type: 20 } as const
const tensor = { dimensions: 1, type: 2, name: 8, data: 9 } as const
const value = { name: 1, type: 2, documentation: 3 } as const
const attributeTypes = { float: 1, integer: 2 } as const
const float32Type = 1

const imageName = 'image'
const activationsName = 'activations'

/**
 * The bytes of an ONNX model of a checkpoint's network: `image` [batch, pixels], each pixel from 0 to 1, goes in, and
 * `activations` [batch, classes] of the output layer come out, for any number of images at once. Class names, image size
 * and recipe stand in the model's metadata.
 */
export function encodeOnnx(checkpoint: Checkpoint): Uint8Array {
  const { layers, summary, facts } = trainedNetwork(checkpoint)
  const { dataset } = checkpoint.description
  const { classes } = dataset
  const fields = [
    integer(model.irVersion, irVersion),
    text(model.producer, 'downhill'),
    text(model.documentation, summary),
    message(
      model.graph,
      ...layers.flatMap((layer, l) => nodes(layer, l, layers.length)),
      text(graph.name, 'downhill'),
      ...layers.flatMap(({ weight, bias }) => [initializer(weight), initializer(bias)]),
      text(graph.documentation, summary),
      port(graph.input, imageName, inputsOf(dataset), inputDocumentation(dataset)),
      port(graph.output, activationsName, classes.length, outputDocumentation(layers.at(-1)!.activation))
    ),
    message(model.operatorSets, text(1, ''), integer(2, operatorSet)),
    ...Object.entries(facts).map(([key, fact]) => message(model.metadata, text(1, key), text(2, fact)))
  ]
  return Buffer.concat(fields.flat())
}

function inputDocumentation({ width, height, channels }: ImageShape): string {
  const planes = channels ? ', the red of all, then the green, then the blue' : ''
  return `Pixels of ${width} × ${height} images, row by row${planes}, from 0 to 1: bytes divided by 255.`
}

function outputDocumentation(activation: ActivationName): string {
  const meaning =
    activation === 'softmax' ? 'The probability of each class' : `A ${activation} activation for each class`
  return `${meaning}, in the order of the metadata's classes; the largest is the answer.`
}

/** z = a·wᵀ + b, then a = g(z). The weights stay as PyTorch has them, [outputs, inputs]. */
function nodes({ weight, bias, activation }: TrainedLayer, l: number, count: number): Field[] {
  const before = l === 0 ? imageName : `layers.${l - 1}.a`
  const after = l === count - 1 ? activationsName : `layers.${l}.a`
  const z = `layers.${l}.z`
  return [
    operation('Gemm', [before, weight.name, bias.name], z, [integerAttribute('transB', 1)]),
    activationNode(activation, z, after)
  ]
}

function activationNode(name: ActivationName, z: string, a: string): Field {
  switch (name) {
    case 'sigmoid':
      return operation('Sigmoid', [z], a)
    case 'tanh':
      return operation('Tanh', [z], a)
    case 'relu':
      return operation('Relu', [z], a)
    case 'leaky-relu':
      return operation('LeakyRelu', [z], a, [floatAttribute('alpha', 0.01)])
    case 'identity':
      return operation('Identity', [z], a)
    case 'softmax':
      return operation('Softmax', [z], a, [integerAttribute('axis', 1)])
  }
}

function operation(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Field[] = []
): Field {
  return message(
    graph.node,
    ...inputs.map(input => text(node.input, input)),
    text(node.output, output),
    text(node.name, `${output} = ${operator}`),
    text(node.operator, operator),
    ...attributes
  )
}

function integerAttribute(name: string, given: number): Field {
  return message(
    node.attribute,
    text(attribute.name, name),
    integer(attribute.integer, given),
    integer(attribute.type, attributeTypes.integer)
  )
}

function floatAttribute(name: string, given: number): Field {
  return message(
    node.attribute,
    text(attribute.name, name),
    float32(attribute.float, given),
    integer(attribute.type, attributeTypes.float)
  )
}

function initializer({ name, shape, data }: Tensor): Field {
  return message(
    graph.initializer,
    ...shape.map(size => integer(tensor.dimensions, size)),
    integer(tensor.type, float32Type),
    text(tensor.name, name),
    bytes(tensor.data, data)
  )
}

/** What goes in or comes out: float32 [batch, size], where `batch` is any number. */
function port(field: number, name: string, size: number, documentation: string): Field {
  const shape = message(2, message(1, text(2, 'batch')), message(1, integer(1, size)))
  const type = message(value.type, message(1, integer(1, float32Type), shape))
  return message(field, text(value.name, name), type, text(value.documentation, documentation))
}
