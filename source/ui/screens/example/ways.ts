import type { ImageShape } from '../../../engine/image-shape.js'
import type { ActivationName, CostName } from '../../../engine/recipe.js'
import type { NudgesAnswer } from '../../../trainer/inspect/nudges.js'
import { fitted, type Line, type Segment, widthOf } from '../../charts/line.js'
import { signed } from '../../format.js'
import { arrow, wayOf } from './wish.js'

/** What there is to say of a neuron. */
export interface Ways {
  readonly answer: NudgesAnswer
  readonly activation: ActivationName
  readonly cost: CostName
  readonly image: ImageShape
}

/**
 * The three ways to change a neuron: its bias, its weights in proportion to the activations they come from, those activations
 * in proportion to the weights; the largest of each, and above them how ∂C/∂z, which all three share, is made.
 */
export function wayLines(ways: Ways, width: number, height: number): Line[] {
  const { neuron, layer, average, coming } = ways.answer
  const { z, bias, dCdb, dCdw, dCda, inputs, weights } = neuron
  const text = (text: string): Line => [{ text }]
  const value = (derivative: number): Segment => ({ text: `${signed(derivative)} ${arrow(derivative)}`, tone: 'bold' })
  const besides = (derivative: number): Segment[] =>
    average
      ? [{ text: `  ${coming ? 'so far' : 'batch'} ${signed(derivative)} ${arrow(derivative)}`, tone: 'accent' }]
      : []
  const a = ways.answer.nudges.layers[layer]!.a[ways.answer.at]!
  const top = [
    text(`z = Σ w·a + b = ${short(z)}   a = ${nameOf(ways.activation)} = ${short(a)}`),
    chainLine(ways, width),
    [
      { text: width < 60 && average ? '1 bias ∂C/∂b ' : `1 bias ${short(bias)}: ∂C/∂b = ∂C/∂z ` },
      value(dCdb),
      ...besides(average?.dCdz[layer]?.[ways.answer.at] ?? 0)
    ] as Line
  ]
  // Where there is little room, z, which the chain below begins with, goes without saying.
  const shown = top.slice(height < top.length + 4 ? 1 : 0)
  const count = Math.max(1, height - shown.length - 1)
  const isWide = width >= 60
  const list = (
    name: string,
    formula: string,
    values: Float64Array,
    factors: Float64Array,
    averages?: Float64Array
  ): Line[] => {
    const strong = strongest(values, count)
    const wide = Math.max(0, ...strong.map(i => placeOf(i, ways).length))
    const rows = strong.map((i): Line => {
      const factor = factors[i]!.toFixed(2).replace('-', '−').padStart(6)
      const from = `${placeOf(i, ways).padStart(wide)} ${factor} `
      return [{ text: from }, value(values[i]!), ...besides(averages?.[i] ?? 0)]
    })
    return [text(isWide ? `${name}: ${formula}` : `${name} ${formula.split(' = ')[1]}`), ...rows]
  }
  const left = list('2 weights', '∂C/∂w = a·∂C/∂z', dCdw, inputs, average?.dCdw)
  const right =
    layer === 0 ? [text('3 the image stays')] : list('3 earlier', '∂C/∂a = w·∂C/∂z', dCda, weights, average?.dCda)
  return [...shown, ...beside(left, right, width)].slice(0, height)
}

/** How the cost reaches z, in numbers. */
function chainLine({ answer, activation, cost }: Ways, width: number): Line {
  const { nudges, layer, at } = answer
  const { a, dCda, dadz, dCdz } = nudges.layers[layer]!
  const [result, byActivation] = [short(dCdz[at]!), short(dCda[at]!)]
  switch (wayOf(layer, nudges.layers.length, activation, cost)) {
    case 'chain': {
      const factors = `${byActivation} · ${short(dadz![at]!)} = ${result}`
      const long = `∂C/∂z = ∂C/∂a · ∂a/∂z = ${factors}`
      return [{ text: long.length <= width ? long : `∂C/∂a · ∂a/∂z = ${factors}` }]
    }
    case 'difference': {
      const difference = `∂C/∂z = a − y = ${short(a[at]!)} − ${nudges.wanted[at]} = ${result}`
      return fitted([{ text: difference }, { text: '  g′ cancels', tone: 'dim' }], width)
    }
    case 'matrix':
      return fitted(
        [
          { text: `∂C/∂z = Σ ∂C/∂a · ∂a/∂z = ${result}` },
          { text: '  over all outputs: each depends on every z', tone: 'dim' }
        ],
        width
      )
  }
}

/** Two lists beside each other, or, where that is too narrow, the first alone. */
function beside(left: readonly Line[], right: readonly Line[], width: number): Line[] {
  const leftWidth = Math.max(...left.map(widthOf))
  const rightWidth = Math.max(...right.map(widthOf))
  if (leftWidth + rightWidth > width) return [...left]
  const from = Math.max(leftWidth, Math.min(Math.floor(width / 2), width - rightWidth))
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const line = left[i] ?? []
    return [...line, { text: ' '.repeat(from - widthOf(line)) }, ...(right[i] ?? [])]
  })
}

/** The places of the numbers furthest from zero, at most `count`, those that are zero left out. */
function strongest(values: Float64Array, count: number): number[] {
  return Array.from(values.keys())
    .filter(i => values[i] !== 0)
    .sort((one, other) => Math.abs(values[other]!) - Math.abs(values[one]!))
    .slice(0, count)
}

/** Where a weight comes from: a neuron of the layer before, or a pixel, by column and row, and its plane where there are three. */
function placeOf(i: number, { answer, image: { width, height, channels } }: Ways): string {
  if (answer.layer > 0) return `${i}`
  const plane = channels ? ` ${'rgb'[Math.floor(i / (width * height))]}` : ''
  return `${i % width},${Math.floor(i / width) % height}${plane}`
}

function short(value: number): string {
  return signed(value).trim().replace('+', '')
}

function nameOf(activation: ActivationName): string {
  return activation === 'sigmoid' ? 'σ(z)' : activation === 'softmax' ? 'softmax(z)' : `${activation}(z)`
}
