import type { Arena } from '../../source/engine/arena.js'
import type { Kernels } from '../../source/engine/kernels.js'

/**
 * The kernels once more in plain TypeScript, computing in float64 over a memory of float32 or float64 numbers. With
 * float64 memory the whole engine runs on it unchanged, precisely enough for finite differences; with float32 memory it
 * says what each kernel should have done.
 */
export function createTwin({ memory, numberBytes }: Pick<Arena, 'memory' | 'numberBytes'>): Kernels {
  const numbers = () => (numberBytes === 8 ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer))
  const bytes = () => new Uint8Array(memory.buffer)
  const u16 = () => new Uint16Array(memory.buffer)
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

  /** Calls `use` with each listed pixel of each image: which row of the batch, which pixel, its activation. */
  function eachPixel(
    examples: number,
    starts: number,
    entries: number,
    levels: number,
    batch: number,
    use: (row: number, pixel: number, activation: number) => void
  ): void {
    const m = numbers()
    for (let row = 0; row < batch; row++) {
      const image = u32()[examples / 4 + row]!
      let pixel = -1
      for (const entry of u16().slice(
        entries / 2 + u32()[starts / 4 + image]!,
        entries / 2 + u32()[starts / 4 + image + 1]!
      )) {
        pixel += entry & 255
        use(row, pixel, m[place(levels) + (entry >> 8)]!)
      }
    }
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
    answers(a, rows, columns, stride, classes, examples, labels) {
      const m = numbers()
      let correct = 0
      for (let row = 0; row < rows; row++) {
        const outputs = [...m.slice(place(a) + row * stride, place(a) + row * stride + columns)]
        const answer = outputs.indexOf(Math.max(...outputs))
        bytes()[classes + row] = answer
        if (bytes()[labels + u32()[examples / 4 + row]!] === answer) correct++
      }
      return correct
    },

    quadratic(a, y, delta, n) {
      const m = numbers()
      let total = 0
      for (let i = 0; i < n; i++) {
        const difference = m[place(a) + i]! - m[place(y) + i]!
        m[place(delta) + i] = 2 * difference
        total += difference ** 2
      }
      return total
    },
    crossEntropySigmoid(z, a, y, delta, rows, columns, stride) {
      const m = numbers()
      let total = 0
      for (let row = 0; row < rows; row++) {
        for (let j = 0; j < stride; j++) {
          const i = row * stride + j
          const [value, wanted] = [m[place(z) + i]!, m[place(y) + i]!]
          if (j < columns) total += Math.max(value, 0) - value * wanted + Math.log1p(Math.exp(-Math.abs(value)))
          m[place(delta) + i] = m[place(a) + i]! - wanted
        }
      }
      return total
    },
    crossEntropySoftmax(z, a, y, delta, rows, columns, stride) {
      const m = numbers()
      let total = 0
      for (let row = 0; row < rows; row++) {
        const sums = m.slice(place(z) + row * stride, place(z) + row * stride + columns)
        const most = Math.max(...sums)
        const logSum = most + Math.log(Array.from(sums).reduce((sum, value) => sum + Math.exp(value - most), 0))
        for (let j = 0; j < stride; j++) {
          const i = row * stride + j
          if (j < columns) total += m[place(y) + i]! * (logSum - m[place(z) + i]!)
          m[place(delta) + i] = m[place(a) + i]! - m[place(y) + i]!
        }
      }
      return total
    },

    clear(a, n) {
      numbers().fill(0, place(a), place(a) + n)
    },
    copy(from, to, n) {
      numbers().copyWithin(place(to), place(from), place(from) + n)
    },
    copyRows(z, row, rows, stride) {
      for (let r = 0; r < rows; r++) numbers().copyWithin(place(z) + r * stride, place(row), place(row) + stride)
    },
    addColumns(delta, into, rows, stride, scale) {
      const m = numbers()
      for (let j = 0; j < stride; j++) {
        let total = 0
        for (let r = 0; r < rows; r++) total += m[place(delta) + r * stride + j]!
        m[place(into) + j]! += scale * total
      }
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

    affineSparse(examples, starts, entries, levels, weights, biases, z, batch, stride) {
      const m = numbers()
      for (let r = 0; r < batch; r++) m.copyWithin(place(z) + r * stride, place(biases), place(biases) + stride)
      eachPixel(examples, starts, entries, levels, batch, (row, pixel, value) => {
        for (let j = 0; j < stride; j++) {
          m[place(z) + row * stride + j]! += value * m[place(weights) + pixel * stride + j]!
        }
      })
    },
    outerSparse(examples, starts, entries, levels, delta, into, batch, stride, scale) {
      const m = numbers()
      eachPixel(examples, starts, entries, levels, batch, (row, pixel, value) => {
        for (let j = 0; j < stride; j++) {
          m[place(into) + pixel * stride + j]! += scale * value * m[place(delta) + row * stride + j]!
        }
      })
    },
    matmul(a, aRow, aStep, b, bRow, c, cRow, rows, inner, columns, scale) {
      const m = numbers()
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < columns; j++) {
          let sum = 0
          for (let k = 0; k < inner; k++) sum += m[place(a) + r * aRow + k * aStep]! * m[place(b) + k * bRow + j]!
          m[place(c) + r * cRow + j]! += scale * sum
        }
      }
    },
    transpose(w, rows, stride, columns, into, intoStride) {
      const m = numbers()
      for (let j = 0; j < columns; j++) {
        for (let i = 0; i < intoStride; i++) {
          m[place(into) + j * intoStride + i] = i < rows ? m[place(w) + i * stride + j]! : 0
        }
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
