import { describe, expect, it } from 'vitest'
import { gradientLayout } from '../../../../source/ui/screens/gradient/layout.js'

const mnist = { width: 28, height: 28 }

describe('the panels of the Gradient screen', () => {
  it.each([
    [80, 23, 3, mnist],
    [80, 23, 12, mnist],
    [80, 23, 1, { width: 200, height: 20 }],
    [120, 35, 3, mnist],
    [120, 35, 40, { width: 4, height: 4 }],
    [250, 79, 3, { width: 20, height: 200 }]
  ])('fill %d × %d with %d layers and images of %j', (columns, rows, layers, image) => {
    const { table, steepest, pixels, layers: shown, barRows } = gradientLayout({ columns, rows }, layers, image)
    expect(table.height + steepest.height).toBe(rows - 3)
    expect([table.width, steepest.width + pixels.width, pixels.height]).toEqual([columns, columns, steepest.height])
    expect(table.height).toBe(4 + shown * barRows)
    expect(steepest.height).toBeGreaterThanOrEqual(11)
    expect(steepest.width).toBeGreaterThanOrEqual(40)
    expect(shown).toBeLessThanOrEqual(layers)
  })
})
