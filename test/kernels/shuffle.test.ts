import { expect, it } from 'vitest'
import { createArena } from '../../source/engine/arena.js'
import { instantiateKernels, type Kernels } from '../../source/engine/kernels.js'
import { purposes, type RandomState, randomState } from '../../source/engine/random.js'
import { builds, compiledKernels } from './compiled.js'
import { createTwin } from './twin.js'

it.each(builds.flatMap(build => [0, 1, 2, 3, 1000, 16_000].map(n => [build, n] as const)))(
  'the %s build shuffles %i items as its twin does, and the same again from the same state',
  (build, n) => {
    const arena = createArena()
    const items = new Uint32Array(arena.memory.buffer, 64, 16_128)
    const shuffled = (kernels: Kernels, state: RandomState) => {
      items.forEach((_, i) => {
        items[i] = 7 * i
      })
      kernels.shuffle(64, n, ...state)
      return Array.from(items)
    }
    const kernels = instantiateKernels(compiledKernels[build], arena.memory)
    for (const epoch of [0, 1, 99]) {
      const state = randomState(2 ** 40 + 5, purposes.shuffle, epoch)
      const wanted = shuffled(createTwin(arena), state)
      expect(shuffled(kernels, state)).toEqual(wanted)
      expect(shuffled(kernels, state)).toEqual(wanted)
      if (n === 1000) expect(wanted).not.toEqual(wanted.toSorted((a, b) => a - b))
    }
  }
)
