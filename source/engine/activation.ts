import type { Kernels } from './kernels.js'
import type { Layer } from './network.js'
import type { ActivationName } from './recipe.js'

/** An activation function and its derivative, for all rows of a layer at once. */
interface Activation {
  /** Turns weighted sums z into activations a = g(z), in place // [rows, stride] */
  apply(kernels: Kernels, layer: Layer, rows: number, a: number): void
  /** Turns delta = ∂C/∂a into ∂C/∂z, in place: for all but softmax, times g′(z) // [rows, stride] */
  slope(kernels: Kernels, layer: Layer, rows: number, a: number, delta: number): void
}

export const activations: Record<ActivationName, Activation> = {
  sigmoid: {
    apply: (kernels, { stride }, rows, a) => kernels.sigmoid(a, rows * stride),
    slope: (kernels, { stride }, rows, a, delta) => kernels.sigmoidSlope(a, delta, rows * stride)
  },
  tanh: {
    apply: (kernels, { stride }, rows, a) => kernels.tanh(a, rows * stride),
    slope: (kernels, { stride }, rows, a, delta) => kernels.tanhSlope(a, delta, rows * stride)
  },
  relu: {
    apply: (kernels, { stride }, rows, a) => kernels.relu(a, rows * stride),
    slope: (kernels, { stride }, rows, a, delta) => kernels.reluSlope(a, delta, rows * stride)
  },
  'leaky-relu': {
    apply: (kernels, { stride }, rows, a) => kernels.leakyRelu(a, rows * stride),
    slope: (kernels, { stride }, rows, a, delta) => kernels.leakyReluSlope(a, delta, rows * stride)
  },
  identity: {
    apply: () => {},
    slope: () => {}
  },
  softmax: {
    apply: (kernels, { outputs, stride }, rows, a) => kernels.softmax(a, rows, outputs, stride),
    slope: (kernels, { stride }, rows, a, delta) => kernels.softmaxSlope(a, delta, rows, stride)
  }
}
