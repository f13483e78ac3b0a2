import type { Arena } from '../../source/engine/arena.js'
import type { Kernels } from '../../source/engine/kernels.js'
import { randomFrom, shuffle } from '../../source/engine/random.js'
import { productTwins } from './twin.products.js'

/**
 * The kernels once more in plain TypeScript, computing in float64 over a memory of float32 or float64 numbers. With
 * float64 memory the whole engine runs on it unchanged, precisely enough for finite differences; with float32 memory it
 * says what each kernel should have done.
 */
export function createTwin({ memory, numberBytes }: Pick<Arena, 'memory' | 'numberBytes'>): Kernels {
  const numbers = () => (numberBytes === 8 ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer))
  const bytes = () => new Uint8Array(memory.buffer)
  const u32 = () => new Uint32Array(memory.buffer)
  const place = (address: number) => address / numberBytes

  const map =
    (g: (z: number) => number) =>
    (a: number, n: number): void => {
      const m = numbers()
      for (let i = place(a); i < place(a) + n; i++) m[i] = g(m[i]!)
    }
  const scaleBySlope =
    (slope: (a: number) => number) =>
    (a: number, delta: number, n: number): void => {
      const m = numbers()
      for (let i = 0; i < n; i++) m[place(delta) + i]! *= slope(m[place(a) + i]!)
    }

  return {
    sigmoid: map(z => 1 / (1 + Math.exp(-z))),
    sigmoidSlope: scaleBySlope(a => a * (1 - a)),
    tanh: map(Math.tanh),
    tanhSlope: scaleBySlope(a => 1 - a * a),
    relu: map(z => Math.max(0, z)),
    reluSlope: scaleBySlope(a => (a > 0 ? 1 : 0)),
    leakyRelu: map(z => (z > 0 ? z : 0.01 * z)),
    leakyReluSlope: scaleBySlope(a => (a > 0 ? 1 : 0.01)),

    softmax(a, rows, columns, stride) {
      const m = numbers()
      for (let row = 0; row < rows; row++) {
        const at = place(a) + row * stride
        const z = m.slice(at, at + columns)
        const most = Math.max(...z)
        const e = Array.from(z, value => Math.exp(value - most))
        const sum = e.reduce((total, value) => total + value, 0)
        for (let j = 0; j < stride; j++) m[at + j] = j < columns ? e[j]! / sum : 0
      }
    },
    softmaxSlope(a, delta, rows, stride) {
      const m = numbers()
      for (let row = 0; row < rows; row++) {
        let dot = 0
        const [p, d] = [place(a) + row * stride, place(delta) + row * stride]
        for (let j = 0; j < stride; j++) dot += m[p + j]! * m[d + j]!
        for (let j = 0; j < stride; j++) m[d + j] = m[p + j]! * (m[d + j]! - dot)
      }
    },
    answers(a, rows, columns, width, classes) {
      const m = numbers()
      for (let row = 0; row < rows; row++) {
        const outputs = [...m.slice(place(a) + row * width, place(a) + row * width + columns)]
        bytes()[classes + row] = outputs.indexOf(Math.max(...outputs))
      }
    },

    quadratic(a, y, delta, costs, rows, width) {
      const m = numbers()
      for (let row = 0; row < rows; row++) {
        let cost = 0
        for (let i = row * width; i < (row + 1) * width; i++) {
          const difference = m[place(a) + i]! - m[place(y) + i]!
          m[place(delta) + i] = 2 * difference
          cost += difference ** 2
        }
        m[place(costs) + row] = cost
      }
    },
    crossEntropySigmoid(z, a, y, delta, costs, rows, columns, width) {
      const m = numbers()
      for (let row = 0; row < rows; row++) {
        let cost = 0
        for (let j = 0; j < width; j++) {
          const i = row * width + j
          const [value, wanted] = [m[place(z) + i]!, m[place(y) + i]!]
          if (j < columns) cost += Math.max(value, 0) - value * wanted + Math.log1p(Math.exp(-Math.abs(value)))
          m[place(delta) + i] = m[place(a) + i]! - wanted
        }
        m[place(costs) + row] = cost
      }
    },
    crossEntropySoftmax(z, a, y, delta, costs, rows, columns, width) {
      const m = numbers()
      for (let row = 0; row < rows; row++) {
        let cost = 0
        const sums = m.slice(place(z) + row * width, place(z) + row * width + columns)
        const most = Math.max(...sums)
        const logSum = most + Math.log(Array.from(sums).reduce((sum, value) => sum + Math.exp(value - most), 0))
        for (let j = 0; j < width; j++) {
          const i = row * width + j
          if (j < columns) cost += m[place(y) + i]! * (logSum - m[place(z) + i]!)
          m[place(delta) + i] = m[place(a) + i]! - m[place(y) + i]!
        }
        m[place(costs) + row] = cost
      }
    },

    clear(a, n) {
      numbers().fill(0, place(a), place(a) + n)
    },
    copy(from, to, n) {
      numbers().copyWithin(place(to), place(from), place(from) + n)
    },
    addColumns(delta, into, rows, columns, stride, scale) {
      const m = numbers()
      for (let j = 0; j < columns; j++) {
        let total = 0
        for (let r = 0; r < rows; r++) total += m[place(delta) + r * stride + j]!
        m[place(into) + j]! += scale * total
      }
    },
    shuffle(items, n, ...state) {
      shuffle(u32().subarray(items / 4, items / 4 + n), randomFrom(state))
    },
    oneHot(examples, labels, y, rows, stride) {
      const m = numbers()
      for (let r = 0; r < rows; r++) {
        const label = bytes()[labels + u32()[examples / 4 + r]!]!
        for (let j = 0; j < stride; j++) m[place(y) + r * stride + j] = j === label ? 1 : 0
      }
    },
    clearPadding(a, rows, columns, stride) {
      const m = numbers()
      for (let r = 0; r < rows; r++) m.fill(0, place(a) + r * stride + columns, place(a) + (r + 1) * stride)
    },

    tally(examples, labels, classes, costs, rows, sums) {
      const [cost, correct] = [0, 1].map(i => sums / 8 + i) as [number, number]
      const totals = new Float64Array(memory.buffer)
      for (let row = 0; row < rows; row++) {
        totals[cost]! += numbers()[place(costs) + row]!
        if (bytes()[classes + row] === bytes()[labels + u32()[examples / 4 + row]!]) totals[correct]!++
      }
    },

    ...productTwins({ memory, numberBytes }),
    // One thread meets nobody.
    meet: () => 0,
    // Nothing is noted for it: see test/engine/program.test.ts.
    play: () => 0,
    fail: () => {},

    noteLargest(x, n, to) {
      new Float64Array(memory.buffer)[to / 8] = this.largest(x, n)
    },
    largest(x, n) {
      return Math.max(...Array.from(numbers().subarray(place(x), place(x) + n), Math.abs))
    },
    raiseBounds(a, aWidth, delta, width, rows, bounds) {
      const m = numbers()
      const largest = (x: number, n: number) => Math.max(0, ...Array.from(m.subarray(place(x), place(x) + n), Math.abs))
      for (let row = 0; row < rows; row++) {
        const a1 = Math.max(1, largest(a + row * aWidth * numberBytes, aWidth))
        const product = a1 * largest(delta + row * width * numberBytes, width)
        m[place(bounds) + row] = Math.max(m[place(bounds) + row]!, product)
      }
    },
    sumOfSquares(x, n) {
      const squares = Array.from(numbers().subarray(place(x), place(x) + n), value => value * value)
      return squares.reduce((sum, square) => sum + square, 0)
    },

    sgd(w, g, n, eta, decay) {
      update(w, g, n, decay, gradient => eta * gradient)
    },
    momentum(w, g, v, n, eta, mu, decay) {
      const m = numbers()
      update(w, g, n, decay, (gradient, i) => {
        m[place(v) + i] = mu * m[place(v) + i]! + gradient
        return eta * m[place(v) + i]!
      })
    },
    nesterov(w, g, v, n, eta, mu, decay) {
      const m = numbers()
      update(w, g, n, decay, (gradient, i) => {
        m[place(v) + i] = mu * m[place(v) + i]! + gradient
        return eta * (gradient + mu * m[place(v) + i]!)
      })
    },
    adam(w, g, first, second, n, rate, beta1, beta2, rootScale, epsilon, decay, shrink) {
      const m = numbers()
      update(w, g, n, decay, (gradient, i) => {
        const mean = beta1 * m[place(first) + i]! + (1 - beta1) * gradient
        const square = beta2 * m[place(second) + i]! + (1 - beta2) * gradient ** 2
        m[place(first) + i] = mean
        m[place(second) + i] = square
        return (1 - shrink) * m[place(w) + i]! + (rate * mean) / (Math.sqrt(square) * rootScale + epsilon)
      })
    }
  }

  /** Takes from each weight what `stepOf` makes of its gradient, and leaves the gradient zero. */
  function update(
    w: number,
    g: number,
    n: number,
    decay: number,
    stepOf: (gradient: number, i: number) => number
  ): void {
    const m = numbers()
    for (let i = 0; i < n; i++) {
      const step = stepOf(m[place(g) + i]! + decay * m[place(w) + i]!, i)
      m[place(g) + i] = 0
      m[place(w) + i]! -= step
    }
  }
}
