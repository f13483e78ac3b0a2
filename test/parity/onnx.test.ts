import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.js'
import { networks, ownActivations, testInputs, trainAndExport } from './trained-run.js'

/** As much of onnxruntime-node as is used here; its own types are only there once it is installed. */
interface Runtime {
  readonly InferenceSession: { create(path: string): Promise<Session> }
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => unknown
}
interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(
    inputs: Record<string, unknown>
  ): Promise<Record<string, { readonly data: Float32Array; readonly dims: number[] }>>
}
const { InferenceSession, Tensor } = createRequire(import.meta.url)('onnxruntime-node') as Runtime

const count = 10_000
const classes = 10

it.each(networks)('onnxruntime answers all test images as we do: %s', async (_, flags) => {
  const folder = await temporaryFolder()
  const model = join(folder, 'model.onnx')
  const checkpoint = await trainAndExport(folder, flags, 'onnx', model)
  const wanted = await ownActivations(checkpoint)
  const session = await InferenceSession.create(model)
  expect([session.inputNames, session.outputNames]).toEqual([['image'], ['activations']])
  const { activations } = await session.run({ image: new Tensor('float32', await testInputs(), [count, 784]) })
  expect(activations!.dims).toEqual([count, classes])
  const found = activations!.data
  const furthest = wanted.reduce((most, a, i) => Math.max(most, Math.abs(a - found[i]!)), 0)
  console.log(`furthest apart: ${furthest.toExponential(1)}`)
  expect(furthest).toBeLessThan(1e-5)
  const answer = (all: Float32Array, i: number) => {
    const row = all.subarray(i * classes, (i + 1) * classes)
    return row.indexOf(Math.max(...row))
  }
  const others = Array.from({ length: count }, (_, i) => i).filter(i => answer(found, i) !== answer(wanted, i))
  expect(others).toEqual([])
  // One image alone gets the answer that it got among all.
  const one = await session.run({ image: new Tensor('float32', (await testInputs()).subarray(0, 784), [1, 784]) })
  one.activations!.data.forEach((a, j) => {
    expect(a).toBeCloseTo(found[j]!, 5)
  })
})
