import { expect } from 'vitest'
import { instantiateKernels, type Kernels } from '../../source/engine/kernels.js'
import { createRandom } from '../../source/engine/random.js'
import { compiledKernels, type KernelBuild } from './compiled.js'
import { createTwin } from './twin.js'

/** Runs a kernel and its twin on equal memories and returns both memories' numbers. */
export function both(
  fill: (numbers: Float32Array) => void,
  run: (kernels: Kernels) => unknown,
  build: KernelBuild = 'fused'
) {
  const results = [(memory: WebAssembly.Memory) => instantiateKernels(compiledKernels[build], memory)].concat(memory =>
    createTwin({ memory, numberBytes: 4 })
  )
  return results.map(create => {
    const memory = new WebAssembly.Memory({ initial: 8, maximum: 65536, shared: true })
    const numbers = new Float32Array(memory.buffer)
    fill(numbers)
    return { returned: run(create(memory)), numbers }
  }) as [{ returned: unknown; numbers: Float32Array }, { returned: unknown; numbers: Float32Array }]
}

/** Expects each number to be within `tolerance` of its twin, relative to the larger of 1 and its size. */
export function expectClose(actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  for (let i = 0; i < wanted.length; i++) {
    const [a, w] = [actual[i]!, wanted[i]!]
    if (Object.is(a, w) || a === w) continue
    const error = Math.abs(a - w) / Math.max(1, Math.abs(w))
    if (!(error <= tolerance)) expect.fail(`number ${i} is ${a} and should be ${w}`)
  }
}

/** The same noise each time, whatever other tests have drawn before. */
export const seeded = (scale = 1) => {
  const random = createRandom(1, 99)
  const copy = new Float32Array(65536)
  for (let i = 16; i < copy.length; i++) copy[i] = scale * random.normal()
  return (numbers: Float32Array) => numbers.set(copy)
}
