/**
 * A second opinion on our ONNX files, written from onnx.proto and the operators' documentation without a look at what
 * writes them: reads a model, and computes it in float64.
 */

/** A message: the values of each field by its number, in the order in which they come. */
type Message = Map<number, (bigint | Uint8Array)[]>

interface Matrix {
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

export interface Model {
  readonly irVersion: number
  readonly opset: number
  readonly producer: string
  readonly documentation: string
  readonly metadata: Readonly<Record<string, string>>
  readonly graphName: string
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly nodes: readonly Node[]
  readonly initializers: ReadonlyMap<string, Matrix>
}

interface Port {
  readonly name: string
  readonly type: number
  /** A name for a size that is open. */
  readonly shape: readonly (number | string)[]
  readonly documentation: string
}

interface Node {
  readonly name: string
  readonly operator: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: Readonly<Record<string, number>>
}

function parse(bytes: Uint8Array): Message {
  const fields: Message = new Map()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at++)
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error('A field ends behind its message.')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = Number(varint())
    const wire = tag & 7
    if (wire !== 0 && wire !== 2 && wire !== 5) throw new Error(`No wire type: ${wire}`)
    const value = wire === 0 ? varint() : take(wire === 5 ? 4 : Number(varint()))
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value])
  }
  return fields
}

const numbers = (message: Message, field: number) => (message.get(field) ?? []).map(Number)
const blobs = (message: Message, field: number) => (message.get(field) ?? []) as Uint8Array[]
const texts = (message: Message, field: number) => blobs(message, field).map(bytes => new TextDecoder().decode(bytes))
const messages = (message: Message, field: number) => blobs(message, field).map(parse)
const only = <Value>([value, ...more]: readonly Value[]): Value => {
  if (value === undefined || more.length > 0) throw new Error('A field is missing, or there twice.')
  return value
}
const floats = (bytes: Uint8Array) => [...new Float32Array(new Uint8Array(bytes).buffer)]

export function readModel(bytes: Uint8Array): Model {
  const model = parse(bytes)
  const graph = only(messages(model, 7))
  const [opset] = messages(model, 8)
  return {
    irVersion: only(numbers(model, 1)),
    opset: only(numbers(opset!, 2)),
    producer: only(texts(model, 2)),
    documentation: only(texts(model, 6)),
    metadata: Object.fromEntries(messages(model, 14).map(entry => [only(texts(entry, 1)), only(texts(entry, 2))])),
    graphName: only(texts(graph, 2)),
    inputs: messages(graph, 11).map(readPort),
    outputs: messages(graph, 12).map(readPort),
    nodes: messages(graph, 1).map(readNode),
    initializers: new Map(messages(graph, 5).map(readTensor))
  }
}

function readPort(port: Message): Port {
  const tensor = only(messages(only(messages(port, 2)), 1))
  const shape = messages(only(messages(tensor, 2)), 1).map(size => numbers(size, 1)[0] ?? only(texts(size, 2)))
  return { name: only(texts(port, 1)), type: only(numbers(tensor, 1)), shape, documentation: only(texts(port, 3)) }
}

function readNode(node: Message): Node {
  const attributes = messages(node, 5).map(attribute => {
    const type = only(numbers(attribute, 20))
    const value = type === 1 ? floats(only(blobs(attribute, 2)))[0]! : only(numbers(attribute, 3))
    return [only(texts(attribute, 1)), value]
  })
  return {
    name: only(texts(node, 3)),
    operator: only(texts(node, 4)),
    inputs: texts(node, 1),
    outputs: texts(node, 2),
    attributes: Object.fromEntries(attributes)
  }
}

function readTensor(tensor: Message): [string, Matrix] {
  if (only(numbers(tensor, 2)) !== 1) throw new Error('A tensor is not of float32.')
  return [only(texts(tensor, 8)), { shape: numbers(tensor, 1), values: floats(only(blobs(tensor, 9))) }]
}

const functions: Record<string, (z: number[], attributes: Node['attributes']) => number[]> = {
  Sigmoid: z => z.map(v => 1 / (1 + Math.exp(-v))),
  Tanh: z => z.map(Math.tanh),
  Relu: z => z.map(v => Math.max(0, v)),
  LeakyRelu: (z, { alpha }) => z.map(v => (v < 0 ? alpha! * v : v)),
  Identity: z => z,
  Softmax: z => {
    const powers = z.map(v => Math.exp(v - Math.max(...z)))
    return powers.map(power => power / powers.reduce((sum, p) => sum + p, 0))
  }
}

/** What the model makes of one image; every operator is defined row by row, so a batch is as many images. */
export function runModel({ nodes, initializers, inputs, outputs }: Model, image: readonly number[]): number[] {
  const known = new Map<string, number[]>([[only(inputs).name, [...image]]])
  for (const { operator, inputs, outputs, attributes } of nodes) {
    const a = known.get(inputs[0]!)
    if (!a) throw new Error(`Nothing has computed ${inputs[0]} yet.`)
    if (operator === 'Gemm') {
      const [w, b] = [initializers.get(inputs[1]!)!, initializers.get(inputs[2]!)!]
      const [rows, columns] = w.shape as [number, number]
      if (attributes.transB !== 1 || columns !== a.length || b.shape.join() !== String(rows)) throw new Error('Misfit.')
      const row = (j: number) => w.values.slice(j * columns, (j + 1) * columns)
      known.set(
        only(outputs),
        b.values.map((bias, j) => row(j).reduce((sum, weight, i) => sum + weight * a[i]!, bias))
      )
    } else {
      known.set(only(outputs), functions[operator]!(a, attributes))
    }
  }
  return known.get(only(outputs).name)!
}
