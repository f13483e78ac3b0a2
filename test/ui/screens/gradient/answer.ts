import type { GradientAnswer, GradientRequest, LayerGradient } from '../../../../source/trainer/inspect/gradient.js'

/** A bell of 60 counts around a bin. */
function bell(middle: number, width: number, height: number): number[] {
  return Array.from({ length: 60 }, (_, i) => Math.round(height * Math.exp(-(((i - middle) / width) ** 2))))
}

function layer(inputs: number, outputs: number, l: number, idle: LayerGradient['idle']): LayerGradient {
  return {
    inputs,
    outputs,
    norm: [0.02134, 0.01123, 0.2531][l]!,
    weights: { from: -5, to: 5, counts: bell(29.5, 3 + 3 * l, inputs * outputs) },
    slopes: { from: -9, to: 1, counts: bell(30 + 6 * l, 6, inputs * outputs) },
    flat: 12,
    steepest: Array.from({ length: 20 }, (_, i) => ({
      from: (i * 37 + 14 * 28 + 9) % inputs,
      to: (i * 7 + 3) % outputs,
      weight: (i % 3) - 1.25 - i / 10,
      slope: (i % 2 === 0 ? 0.01 : -0.01) * (1 + l) * 0.9 ** i
    })),
    idle
  }
}

/** What a worker might answer about the gradient of the classic network, the same to the last bit every time. */
export function gradientAnswer({ of, mostOfBatch }: GradientRequest): GradientAnswer {
  return {
    kind: 'gradient',
    examples: of === 'sample' ? 769 : (mostOfBatch ?? 10),
    outOf: of === 'sample' ? 769 : 10,
    epoch: 3,
    batch: 2500,
    cost: of === 'sample' ? 0.1234 : 0.0987,
    layers: [
      layer(784, 16, 0, { name: 'dead', count: 3 }),
      layer(16, 16, 1, { name: 'saturated', count: 0 }),
      layer(16, 10, 2, null)
    ],
    pixels: Float64Array.from({ length: 784 }, (_, i) => Math.max(0, 10 - Math.hypot((i % 28) - 13.5, i / 28 - 13.5)))
  }
}
