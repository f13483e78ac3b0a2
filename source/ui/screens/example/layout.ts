import { borderColumns, borderRows, frameRows, type Size } from '../../layout.js'

/** Where the panels of the Example screen stand. */
export interface ExampleLayout {
  readonly picture: Size
  /** Drawn weights, where there is room for them beside the picture; otherwise they take its place. */
  readonly map: Size | null
  /** The activations of every layer; where there is no room for a panel, they stand below the picture. */
  readonly layers: Size | null
  readonly table: Size
  readonly ways: Size
}

/** The picture of MNIST's size. */
const pictureColumns = 28 + borderColumns
const pictureRows = 14 + borderRows
/** Rows of neurons without which a table is not worth having, and those beyond which it need not grow. */
const leastNeurons = 10
const mostNeurons = 16
/** Rows that the three ways take at least. */
const leastWays = 5 + borderRows

/** The arrangement for a screen of `columns` × `rows` and a network of `layers` layers with `classes` outputs. */
export function exampleLayout(columns: number, rows: number, layers: number, classes: number): ExampleLayout {
  const body = rows - frameRows
  const width = columns - pictureColumns
  const isTall = body >= 2 * pictureRows
  const layersRows = isTall ? Math.min(8, layers) + borderRows : 0
  const wanted = Math.max(leastNeurons, Math.min(mostNeurons, classes)) + 1 + borderRows
  const table = Math.min(wanted, body - layersRows - leastWays)
  return {
    picture: { width: pictureColumns, height: isTall ? pictureRows : body },
    map: isTall ? { width: pictureColumns, height: body - pictureRows } : null,
    layers: isTall ? { width, height: layersRows } : null,
    table: { width, height: table },
    ways: { width, height: body - layersRows - table }
  }
}
