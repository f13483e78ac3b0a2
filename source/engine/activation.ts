import type { Kernels } from './kernels.js'
import type { Layer } from './network.js'
import type { ActivationName } from './recipe.js'

/** An activation function and its derivative, for all rows of a layer at once. */
interface Activation {
  /** Turns weighted sums z into activations a = g(z), in place // [rows, width], with zeros in their padding before and after */
  apply(kernels: Kernels, layer: Layer, rows: number, a: number): void
  /** Turns delta = ∂C/∂a into ∂C/∂z, in place: for all but softmax, times g′(z) // [rows, width] */
  slope(kernels: Kernels, layer: Layer, rows: number, a: number, delta: number): void
}

export const activations: Record<ActivationName, Activation> = {
  sigmoid: {
    apply(kernels, { outputs, width }, rows, a) {
      kernels.sigmoid(a, rows * width)
      // The only one that makes something of nothing: σ(0) = ½.
      kernels.clearPadding(a, rows, outputs, width)
    },
    slope: (kernels, { width }, rows, a, delta) => kernels.sigmoidSlope(a, delta, rows * width)
  },
  tanh: {
    apply: (kernels, { width }, rows, a) => kernels.tanh(a, rows * width),
    slope: (kernels, { width }, rows, a, delta) => kernels.tanhSlope(a, delta, rows * width)
  },
  relu: {
    apply: (kernels, { width }, rows, a) => kernels.relu(a, rows * width),
    slope: (kernels, { width }, rows, a, delta) => kernels.reluSlope(a, delta, rows * width)
  },
  'leaky-relu': {
    apply: (kernels, { width }, rows, a) => kernels.leakyRelu(a, rows * width),
    slope: (kernels, { width }, rows, a, delta) => kernels.leakyReluSlope(a, delta, rows * width)
  },
  identity: {
    apply: () => {},
    slope: () => {}
  },
  softmax: {
    apply: (kernels, { outputs, width }, rows, a) => kernels.softmax(a, rows, outputs, width),
    slope: (kernels, { width }, rows, a, delta) => kernels.softmaxSlope(a, delta, rows, width)
  }
}
