import { expect, it } from 'vitest'
import { columnsOf } from '../../../../source/ui/class-name.js'
import { steepestLines } from '../../../../source/ui/screens/gradient/steepest.js'
import { blocks } from '../../../../source/ui/theme.js'
import { gradientAnswer } from './answer.js'

const [first, hidden, output] = gradientAnswer({ kind: 'gradient', of: 'batch', mostOfBatch: 10 }).layers
const text = (layers: Parameters<typeof steepestLines>[0], classes: readonly string[], width: number) =>
  steepestLines(layers, null, { width: 28, classes }, { width, height: 3 }, blocks).map(line =>
    line.map(({ text }) => text).join('')
  )
const steep = (from: number, to: number) => [{ from, to, weight: 0.5, slope: 0.25 }]

it('names neurons by all of their digits, however narrow it is', () => {
  const layers = [first!, { ...hidden!, steepest: steep(212, 119) }, output!].map((layer, l) => ({
    ...layer,
    ...(l !== 1 && { steepest: [] })
  }))
  expect(text(layers, [], 53)[1]).toContain('neuron 212  → n 119')
  expect(text(layers, [], 80)[1]).toContain('neuron 212   → neuron 119')
})

it('cuts off the name of a class where it says so', () => {
  const layers = [{ ...output!, steepest: steep(3, 0) }]
  expect(text(layers, ['a very long name'], 53)[1]).toContain('→ says a v… ')
  for (const row of text(layers, ['猫'], 53)) expect(columnsOf(row)).toBeLessThanOrEqual(53)
})
