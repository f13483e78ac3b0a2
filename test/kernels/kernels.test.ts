import { describe, expect, it } from 'vitest'
import { instantiateKernels, type Kernels } from '../../source/engine/kernels.js'
import { both, expectClose, seeded } from './both.js'
import { compiledKernels } from './compiled.js'

const extremes = [0, -0, 1e-45, -1e-45, 1e-38, 1e-30, 0.5, -0.625, 0.6249999, 20, -20, 87, -88, 1e4, -1e4, 3e38]

it('leaves a memory alone that it is instantiated on: all of it belongs to the caller', () => {
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 65536, shared: true })
  new Uint8Array(memory.buffer).fill(0xab)
  instantiateKernels(compiledKernels.fused, memory)
  expect(new Uint8Array(memory.buffer).every(byte => byte === 0xab)).toBe(true)
})

describe('activations', () => {
  const names = ['sigmoid', 'tanh', 'relu', 'leakyRelu'] as const
  it.each(names)('%s is within 3e-7 of its twin on random numbers, and leaves its neighbours alone', name => {
    for (const scale of [0.01, 1, 10]) {
      const [actual, wanted] = both(seeded(scale), kernels => kernels[name](256, 1024))
      expectClose(actual.numbers, wanted.numbers, 3e-7)
    }
  })
  it.each(names)('%s is within 3e-7 of its twin on zeros, subnormal and huge numbers', name => {
    const fill = (numbers: Float32Array) => numbers.set(extremes, 64)
    const [actual, wanted] = both(fill, kernels => kernels[name](256, 16))
    expectClose(actual.numbers.subarray(0, 80), wanted.numbers.subarray(0, 80), 3e-7)
  })
  it.each(names)('%s has the derivative its twin has', name => {
    const [actual, wanted] = both(seeded(), kernels => kernels[`${name}Slope`](256, 8192, 1024))
    expectClose(actual.numbers, wanted.numbers, 3e-7)
  })
  it.each(names)('%s of nothing changes nothing', name => {
    const [actual, wanted] = both(seeded(), kernels => kernels[name](256, 0))
    expect(actual.numbers).toEqual(wanted.numbers)
  })
  it('keeps small numbers of tanh exact to seven digits, not just near', () => {
    const small = [1e-3, 1e-5, -2e-4, 1e-7]
    const [actual] = both(
      numbers => numbers.set(small, 64),
      kernels => kernels.tanh(256, 4)
    )
    small.forEach((z, i) => {
      expect(Math.abs(actual.numbers[64 + i]! / Math.tanh(z) - 1)).toBeLessThan(2e-7)
    })
  })
  it('gives every e^x below |x| = 80 to a relative error of 2e-7, seen through the sigmoid of negative numbers', () => {
    const z = Float32Array.from({ length: 4096 }, (_, i) => -79 * (i / 4096) - 17)
    const [actual] = both(
      numbers => numbers.set(z, 64),
      kernels => kernels.sigmoid(256, z.length)
    )
    const worst = z.reduce(
      (most, value, i) => Math.max(most, Math.abs(actual.numbers[64 + i]! * (1 + Math.exp(-Math.max(-80, value))) - 1)),
      0
    )
    expect(worst).toBeLessThan(4e-7)
  })
})

describe('softmax', () => {
  it.each([
    [1, 1, 4],
    [3, 10, 12],
    [5, 7, 8],
    [2, 16, 16]
  ])('matches its twin for %i rows of %i columns in a stride of %i', (rows, columns, stride) => {
    for (const scale of [1, 30]) {
      const [actual, wanted] = both(seeded(scale), kernels => kernels.softmax(256, rows, columns, stride))
      expectClose(actual.numbers, wanted.numbers, 1e-6)
    }
  })
  it('has the derivative its twin has', () => {
    const run = (kernels: Kernels) => {
      kernels.softmax(256, 4, 10, 12)
      kernels.clearPadding(8192, 4, 10, 12)
      kernels.softmaxSlope(256, 8192, 4, 12)
    }
    const [actual, wanted] = both(seeded(), run)
    expectClose(actual.numbers, wanted.numbers, 1e-6)
  })
})

describe('costs', () => {
  it.each(['sigmoid', 'softmax'] as const)(
    'cross-entropy with %s matches its twin, also where outputs are certain',
    name => {
      for (const scale of [1, 100]) {
        const run = (kernels: Kernels) => {
          kernels.copy(256, 8192, 8 * 12)
          if (name === 'softmax') kernels.softmax(8192, 8, 10, 12)
          else kernels.sigmoid(8192, 8 * 12)
          for (const buffer of [8192, 16384]) kernels.clearPadding(buffer, 8, 10, 12)
          const cost = name === 'softmax' ? kernels.crossEntropySoftmax : kernels.crossEntropySigmoid
          cost(256, 8192, 16384, 32768, 40960, 8, 10, 12)
        }
        const fill = seeded(scale)
        const [actual, wanted] = both(numbers => {
          fill(numbers)
          numbers.fill(0, 4096, 4096 + 96)
          for (let row = 0; row < 8; row++) numbers[4096 + row * 12 + (row % 10)] = 1
        }, run)
        expectClose(actual.numbers, wanted.numbers, 2e-6)
      }
    }
  )
  it('quadratic matches its twin', () => {
    const [actual, wanted] = both(seeded(), kernels => kernels.quadratic(256, 8192, 16384, 32768, 10, 12))
    expectClose(actual.numbers, wanted.numbers, 1e-6)
  })
})

describe('rows, sums and answers', () => {
  it('adds and clears as the twin does', () => {
    const run = (kernels: Kernels) => {
      kernels.addColumns(16384 + 4 * 48, 512, 7, 8, 12, 0.25)
      kernels.clearPadding(32768, 5, 9, 12)
      kernels.clearPadding(40960, 5, 12, 12)
      kernels.clearPadding(45056, 5, 3, 16)
    }
    const [actual, wanted] = both(seeded(), run)
    expectClose(actual.numbers, wanted.numbers, 1e-6)
  })
  it('adds up squares in float64, so that float32 overflow does not hide in them', () => {
    const fill = (numbers: Float32Array) => numbers.set([3e38, 1e-30, -3e38, 2], 64)
    const [actual, wanted] = both(fill, kernels => kernels.sumOfSquares(256, 4))
    expect(actual.returned).toBeCloseTo(wanted.returned as number, -60)
  })
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'shows %d among a thousand numbers in the sum of squares',
    strange => {
      for (const at of [0, 1, 2, 3, 997]) {
        const [actual] = both(
          numbers => numbers.set([strange], 64 + at),
          kernels => kernels.sumOfSquares(256, 1000)
        )
        expect(Number.isFinite(actual.returned)).toBe(false)
      }
    }
  )
  it('finds the largest magnitude, wherever it stands and whatever its sign', () => {
    for (const at of [0, 5, 18, 31]) {
      const fill = (numbers: Float32Array) => numbers.set([at % 2 === 0 ? 3e38 : -1.5], 64 + at)
      const [actual, wanted] = both(fill, kernels => kernels.largest(256, 32))
      expect(actual.returned).toBe(wanted.returned)
      expect(actual.returned).toBe(Math.fround(at % 2 === 0 ? 3e38 : 1.5))
    }
  })
  it.each([Number.NaN, -Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'finds %d largest among a thousand numbers, and NaN larger than that',
    strange => {
      for (const at of [0, 1, 2, 3, 5, 10, 15, 997]) {
        const fill = (numbers: Float32Array) => numbers.set([strange], 64 + at)
        expect(both(fill, kernels => kernels.largest(256, 1008))[0].returned).toBe(Math.abs(strange))
        const fillBoth = (numbers: Float32Array) => numbers.set([Number.NaN], 64 + ((at + 500) % 1000))
        const [actual] = both(
          numbers => {
            fill(numbers)
            fillBoth(numbers)
          },
          kernels => kernels.largest(256, 1008)
        )
        expect(actual.returned).toBeNaN()
      }
    }
  )
  it.each([0, 16, 32])('raises the bound of each row to that of its products, beside %i activations', aWidth => {
    for (const [at, strange] of [
      [64, 2],
      [100, Number.NaN],
      [1050, Number.POSITIVE_INFINITY],
      [1050, 3e38]
    ] as const) {
      const fill = (numbers: Float32Array) => {
        seeded()(numbers)
        numbers.set([0, 1e30, Number.NaN, 0.5, 0], 2048)
        numbers[at] = strange
      }
      const [actual, wanted] = both(fill, kernels => kernels.raiseBounds(256, aWidth, 4096, 48, 5, 8192))
      expectClose(actual.numbers, wanted.numbers, 1e-6)
    }
  })
  it('finds the largest magnitude of any number of numbers, and none behind them', () => {
    for (let n = 0; n < 40; n++) {
      const [actual, wanted] = both(seeded(), kernels => kernels.largest(256, n))
      expect(actual.returned).toBe(n === 0 ? 0 : wanted.returned)
    }
  })
  it('adds what examples cost, and answers that are right, to what there is', () => {
    for (const rows of [0, 1, 7]) {
      const fill = (numbers: Float32Array) => {
        seeded()(numbers)
        new Uint32Array(numbers.buffer, 256, 7).set([5, 0, 3, 3, 1, 2, 4])
        new Uint8Array(numbers.buffer, 512, 6).set([7, 1, 2, 3, 2, 9])
        new Uint8Array(numbers.buffer, 1024, 7).set([9, 0, 3, 1, 1, 2, 7])
        new Float64Array(numbers.buffer, 4096, 2).set([1e10, 40])
      }
      const sums = both(fill, kernels => kernels.tally(256, 512, 1024, 2048, rows, 4096)).map(({ numbers }) => [
        ...new Float64Array(numbers.buffer, 4096, 2)
      ])
      expect(sums[0]).toEqual(sums[1])
      expect(sums[0]![1]).toBe(
        40 + [9, 0, 3, 1, 1, 2, 7].slice(0, rows).filter((c, i) => c === [9, 7, 3, 3, 1, 2, 2][i]).length
      )
    }
  })
  it('answers with the first of the largest outputs', () => {
    const fill = (numbers: Float32Array) => numbers.set([1, 3, 3, 9, 0, -1, -2, 9, 5, 5, 5, 9], 64)
    const [actual, wanted] = both(fill, kernels => kernels.answers(256, 3, 3, 4, 4096))
    const answers = [actual, wanted].map(({ numbers }) => [...new Uint8Array(numbers.buffer, 4096, 3)])
    expect(answers).toEqual([
      [1, 0, 0],
      [1, 0, 0]
    ])
  })
})

describe('steps', () => {
  const runs: Record<string, (kernels: Kernels) => void> = {
    sgd: kernels => kernels.sgd(256, 8192, 1000, 0.1, 0.01),
    momentum: kernels => kernels.momentum(256, 8192, 16384, 1000, 0.1, 0.9, 0.01),
    nesterov: kernels => kernels.nesterov(256, 8192, 16384, 1000, 0.1, 0.9, 0.01),
    adam: kernels => kernels.adam(256, 8192, 16384, 32768, 1000, 0.01, 0.9, 0.999, 1.5, 1e-8, 0.01, 1),
    'adam without decay': kernels => kernels.adam(256, 8192, 16384, 32768, 1000, 0.01, 0.9, 0.999, 1.5, 1e-8, 0, 1),
    adamw: kernels => kernels.adam(256, 8192, 16384, 32768, 1000, 0.01, 0.9, 0.999, 1.5, 1e-8, 0, 0.99)
  }
  it.each(Object.keys(runs))('%s moves weights and state as its twin does and leaves the gradient zero', name => {
    const fill = seeded()
    const [actual, wanted] = both(numbers => {
      fill(numbers)
      // Second moments are never negative.
      for (let i = 8192; i < 9192; i++) numbers[i] = Math.abs(numbers[i]!)
    }, runs[name]!)
    expectClose(actual.numbers, wanted.numbers, 2e-6)
    expect(actual.numbers.subarray(2048, 3048).every(value => value === 0)).toBe(true)
  })
  it('lets a moment fade to zero instead of into the subnormal numbers, which are slow', () => {
    const run = (kernels: Kernels) => {
      for (let i = 0; i < 1000; i++) kernels.momentum(256, 8192, 16384, 4, 0, 0.9, 0)
    }
    const [actual] = both(numbers => numbers.set([1, 1, 1, 1], 4096), run)
    expect([...actual.numbers.subarray(4096, 4100)]).toEqual([0, 0, 0, 0])
  })
  it('does not hide a moment that is not a number', () => {
    const fill = (numbers: Float32Array) => numbers.set([Number.NaN, 0, 0, 0], 2048)
    const [actual] = both(fill, kernels => kernels.momentum(256, 8192, 16384, 4, 0.1, 0.9, 0))
    expect(actual.numbers[64]).toBeNaN()
  })
})
