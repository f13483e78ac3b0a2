import { describe, expect, it } from 'vitest'
import { heatMapRows } from '../../../source/ui/charts/heat-map.js'
import { magnitudePair } from '../../../source/ui/palette.js'

describe('a heat map', () => {
  const corners = { values: [0, 5, 10, 10], width: 2, height: 2 }
  it('is as large as it is where there is room, one pixel above another, from 0 to its largest value', () => {
    expect(heatMapRows(corners, 20, 20)).toEqual([magnitudePair(0, 15) + magnitudePair(8, 15)])
  })
  it('is made of means where there is not', () => {
    expect(heatMapRows(corners, 1, 1)).toEqual([magnitudePair(15, 0)])
    const wide = { values: [1, 3, 0, 0, 1, 3, 0, 0], width: 4, height: 2 }
    expect(heatMapRows(wide, 2, 1)).toEqual([magnitudePair(15, 0) + magnitudePair(0, 0)])
  })
  it('of nothing but zeros is dark', () => {
    expect(heatMapRows({ values: [0, 0], width: 1, height: 2 }, 5, 5)).toEqual([magnitudePair(0, 0)])
  })
})
