import { describe, expect, it } from 'vitest'
import { weightIndex } from '../../../source/engine/network.js'
import { type MapGrid, mapGrid, mapLevels, mapRows, type WeightMatrix } from '../../../source/ui/charts/weight-maps.js'
import { cells, signedLevel, signedLevels, signedPair, zeroLevel } from '../../../source/ui/palette.js'

const red = signedLevels - 1
const blue = 0

/** A matrix of images `width` × `height` with weights by pixel and neuron. */
function matrix(width: number, height: number, neurons: number, weight = (_pixel: number, _neuron: number) => 0) {
  const inputs = width * height
  const values = new Float32Array(inputs * Math.ceil(neurons / 16) * 16)
  for (let pixel = 0; pixel < inputs; pixel++)
    for (let neuron = 0; neuron < neurons; neuron++)
      values[weightIndex({ inputs }, pixel, neuron)] = weight(pixel, neuron)
  return { values, neurons, width, height } satisfies WeightMatrix
}

const oneToOne = (width: number, height: number, perRow: number, rows = 1): MapGrid => ({
  perRow,
  rows,
  pixelWidth: width,
  pixelHeight: height,
  gap: 1
})

/** Maps drawn for the first time. */
const weightMaps = (matrix: WeightMatrix, grid: MapGrid) => mapRows(mapLevels(matrix, grid), grid)

describe('weight maps', () => {
  it('puts two pixels into a character, one map beside the other', () => {
    // Neuron 0: red above, blue below; neuron 1: the other way round, half as strong.
    const two = matrix(2, 2, 2, (pixel, neuron) => (neuron === 0 ? 1 : -0.5) * (pixel < 2 ? 1 : -1))
    const [strong, weak] = [signedPair(red, blue), signedPair(zeroLevel - 8, zeroLevel + 8)]
    expect(weightMaps(two, oneToOne(2, 2, 2))).toEqual([`${strong}${strong} ${weak}${weak}`])
  })

  it('puts rows of maps below each other with an empty row between', () => {
    const three = matrix(1, 2, 3, (_, neuron) => [1, 0, -1][neuron]!)
    expect(weightMaps(three, oneToOne(1, 2, 2, 2))).toEqual([
      `${signedPair(red, red)} ${signedPair(zeroLevel, zeroLevel)}`,
      '',
      signedPair(blue, blue)
    ])
  })

  it('averages the weights that fall into one pixel', () => {
    // Columns 1 1 −1 −1 become 1 −1; columns 1 −1 1 −1 become 0 0.
    const [even, odd] = [
      [1, 1, -1, -1],
      [1, -1, 1, -1]
    ]
    const four = matrix(4, 4, 2, (pixel, neuron) => (neuron === 0 ? even : odd)![pixel % 4]!)
    const zero = signedPair(zeroLevel, zeroLevel)
    expect(weightMaps(four, oneToOne(2, 2, 2))).toEqual([
      `${signedPair(red, red)}${signedPair(blue, blue)} ${zero}${zero}`
    ])
  })

  it('averages red, green and blue of images in colour', () => {
    // Three planes of two pixels: 3 0 0 for the one above, −3 −3 −3 for the one below; 1 and −3 on average.
    const [top, bottom] = [
      [3, 0, 0],
      [-3, -3, -3]
    ]
    const grey = matrix(2, 3, 1, pixel => (pixel % 2 === 0 ? top : bottom)![Math.floor(pixel / 2)]!)
    const colour = { ...grey, width: 1, height: 2, channels: 3 } as const
    expect(weightMaps(colour, oneToOne(1, 2, 1))).toEqual([signedPair(signedLevel(1 / 3), blue)])
    expect(mapGrid(colour, 20, 4)).toEqual(mapGrid({ ...colour, channels: undefined }, 20, 4))
  })

  it('leaves the lower half of the last row at zero when a map has an odd height', () => {
    expect(
      weightMaps(
        matrix(1, 1, 1, () => 1),
        oneToOne(1, 1, 1)
      )
    ).toEqual([signedPair(red, zeroLevel)])
  })

  it('has one scale for all maps, on which a hundredth of the weights lies beyond the ends', () => {
    const outlier = matrix(10, 10, 2, (pixel, neuron) => (pixel === 0 && neuron === 0 ? 100 : neuron === 0 ? 1 : 0.5))
    const [first] = weightMaps(outlier, oneToOne(10, 10, 2))
    expect(first).toBe(`${signedPair(red, red).repeat(10)} ${signedPair(zeroLevel + 8, zeroLevel + 8).repeat(10)}`)
  })

  it('is zero everywhere for weights that are', () => {
    expect(weightMaps(matrix(2, 2, 1), oneToOne(2, 2, 1))).toEqual([signedPair(zeroLevel, zeroLevel).repeat(2)])
  })

  it.each([
    ['trembles about the edge of a level', 0.5 + 0.5 / 16 + 0.03, 0.5, true],
    ['has moved a level on', 0.5 + 1.1 / 16, 0.5, false]
  ])('that are watched keep a pixel as it was when its weight %s', (_, value, before, isKept) => {
    // The first pixel holds the scale.
    const grid = oneToOne(2, 1, 1)
    const at = (weight: number) => matrix(2, 1, 1, pixel => (pixel === 0 ? 1 : weight))
    const earlier = mapLevels(at(before), grid)
    expect(mapLevels(at(value), grid, earlier)[1] === earlier[1]).toBe(isKept)
    expect(mapLevels(at(value), grid)[1]).not.toBe(earlier[1])
  })

  it('do not go by a moment when there were others', () => {
    const grid = oneToOne(2, 2, 1)
    const one = matrix(2, 2, 1, () => 1)
    expect(mapLevels(one, grid, Uint8Array.of(0))).toEqual(mapLevels(one, grid))
  })

  it('looks no further than the neurons it shows', () => {
    expect(
      weightMaps(
        matrix(2, 2, 3, () => 1),
        oneToOne(2, 2, 2)
      )
    ).toEqual([`${signedPair(red, red).repeat(2)} ${signedPair(red, red).repeat(2)}`])
  })

  // A place that is not a number would be U+0000, a control character of no width.
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('draws only cells there are when weights have become %d', value => {
    const rows = weightMaps(
      matrix(4, 4, 2, pixel => (pixel < 8 ? value : 1)),
      oneToOne(4, 4, 2)
    )
    const strange = [...rows.join('').replaceAll(' ', '')].filter(cell => !cells[cell.charCodeAt(0) - 0xe000])
    expect(strange).toEqual([])
  })
})

describe('mapGrid', () => {
  const spaces = [
    [76, 9],
    [66, 18],
    [47, 14],
    [112, 36],
    [236, 58]
  ] as const
  const images = [
    [28, 28],
    [8, 8],
    [28, 14],
    [14, 28],
    [64, 64],
    [4, 4]
  ] as const

  /** What is wrong with a grid, if anything. */
  function flaw({ perRow, rows, pixelWidth, pixelHeight }: MapGrid, neurons: number, width: number, height: number) {
    if (Math.min(perRow, rows, pixelWidth, pixelHeight) <= 0) return 'nothing is shown'
    if (perRow * (pixelWidth + 1) - 1 > width) return 'too wide'
    if (rows * (Math.ceil(pixelHeight / 2) + 1) - 1 > height) return 'too high'
    return (rows - 1) * perRow >= neurons ? 'an empty row' : undefined
  }

  it.each(spaces)('fits into %d × %d for 1 to 600 neurons of any image', (columns, rows) => {
    const found = images.flatMap(([width, height]) =>
      Array.from({ length: 600 }, (_, i) => i + 1).flatMap(neurons => {
        const grid = mapGrid({ values: [], neurons, width, height }, columns, rows)
        return flaw(grid, neurons, columns, rows) ? [{ neurons, width, height, grid }] : []
      })
    )
    expect(found).toEqual([])
  })

  it.each([
    [
      'the sixteen of the classic network on 80 columns',
      16,
      76,
      9,
      { perRow: 8, rows: 2, pixelWidth: 8, pixelHeight: 8, gap: 1 }
    ],
    ['the same on 120 columns', 16, 66, 18, { perRow: 6, rows: 3, pixelWidth: 10, pixelHeight: 10, gap: 1 }],
    [
      'a single neuron, never larger than its image',
      1,
      236,
      58,
      { perRow: 1, rows: 1, pixelWidth: 28, pixelHeight: 28, gap: 1 }
    ],
    ['as many as there is room for of 500', 500, 76, 9, { perRow: 11, rows: 2, pixelWidth: 6, pixelHeight: 6, gap: 1 }]
  ])('shows %s', (_, neurons, columns, rows, grid) => {
    expect(mapGrid({ values: [], neurons, width: 28, height: 28 }, columns, rows)).toEqual(grid)
  })

  it('has no maps where there is no room for one', () => {
    expect(mapGrid({ values: [], neurons: 16, width: 28, height: 28 }, 5, 9)).toEqual({
      perRow: 0,
      rows: 0,
      pixelWidth: 0,
      pixelHeight: 0,
      gap: 1
    })
  })
})
