import { describe, expect, it } from 'vitest'
import { exampleLayout } from '../../../../source/ui/screens/example/layout.js'

const sizes = [80, 100, 120, 200].flatMap(columns => [23, 30, 35, 59].map(rows => [columns, rows] as const))

describe('the layout of the Example screen', () => {
  it.each(sizes.flatMap(size => [1, 3, 12].map(layers => [...size, layers] as const)))(
    'fills a screen of %d × %d for %d layers',
    (columns, rows, layers) => {
      const { picture, map, layers: strip, table, ways } = exampleLayout(columns, rows, layers, 10)
      const body = rows - 3
      expect(picture.height + (map?.height ?? 0)).toBe(body)
      expect((strip?.height ?? 0) + table.height + ways.height).toBe(body)
      expect(picture.width + table.width).toBe(columns)
      expect(ways.height).toBeGreaterThanOrEqual(7)
      expect(table.height).toBeGreaterThanOrEqual(8)
    }
  )
  it('gives many classes more rows, as far as there are any', () => {
    expect(exampleLayout(120, 59, 3, 100).table.height).toBeGreaterThan(exampleLayout(120, 59, 3, 10).table.height)
  })
})
