import type { ImageShape } from '../../../engine/image-shape.js'
import type { SeenExample } from '../../../trainer/inspect/examples.js'
import { nameColumns, outputBars } from '../../charts/bars.js'
import { type Line, widthOf } from '../../charts/line.js'
import { inkPicture, pictureSize } from '../../charts/picture.js'
import { short } from '../../format.js'
import type { Glyphs } from '../../theme.js'

/** The images of a cell that are on the screen. */
export interface Images {
  readonly examples: readonly SeenExample[]
  /** Which of them is chosen. */
  readonly chosen: number
  readonly classes: readonly string[]
  readonly image: ImageShape
}

/** How many images there is room for, side by side and one below another. */
export interface Tiles {
  readonly across: number
  readonly down: number
  /** Columns of an image with its outputs. */
  readonly width: number
}

const pictureColumns = 14
const pictureRows = 7
/** Rows of an image with its title. */
const tileRows = pictureRows + 1
const gap = 2

/** The tiles that fit; each shows the outputs beside its picture. */
export function tilesIn(width: number, height: number, classes: readonly string[]): Tiles {
  const least = pictureColumns + nameColumns(classes) + 10
  const across = Math.max(1, Math.floor((width + gap) / (least + gap)))
  return {
    across,
    down: Math.max(1, Math.floor(height / tileRows)),
    width: Math.floor((width - (across - 1) * gap) / across)
  }
}

/** The images with what the network says of each: its strongest outputs, and what it costs. */
export function imageTiles(images: Images, tiles: Tiles, glyphs: Glyphs): Line[] {
  const all = images.examples.map((_, i) => tile(images, i, tiles.width, glyphs))
  const lines: Line[] = []
  for (let first = 0; first < all.length; first += tiles.across) {
    const row = all.slice(first, first + tiles.across)
    for (let r = 0; r < tileRows; r++) {
      lines.push(
        row.flatMap((tile, i): Line => {
          const line = tile[r]!
          const padding = ' '.repeat(Math.max(0, tiles.width - widthOf(line)) + (i < row.length - 1 ? gap : 0))
          return [...line, { text: padding }]
        })
      )
    }
  }
  return lines
}

function tile({ examples, chosen, classes, image }: Images, i: number, columns: number, glyphs: Glyphs): Line[] {
  const { pixels, activations, label, at, cost } = examples[i]!
  const picture = inkPicture({ ...image, values: pixels }, pictureSize(image, pictureColumns, pictureRows))
  const outputs = Array.from(activations.at(-1)!)
  const order = [...outputs.keys()].sort((one, other) => outputs[other]! - outputs[one]!).slice(0, pictureRows)
  const wanted = order.indexOf(label)
  const bars = outputBars(
    { values: order.map(j => outputs[j]!), classes: order.map(j => classes[j]!), wanted: wanted < 0 ? null : wanted },
    columns - pictureColumns,
    glyphs
  )
  const isChosen = i === chosen
  const title: Line = [
    { text: isChosen ? glyphs.pointer : ' ', tone: 'accent' },
    { text: `${at}`, tone: isChosen ? 'title' : 'bold' },
    { text: ` cost ${short(cost)}`, tone: 'dim' }
  ]
  const body = Array.from({ length: pictureRows }, (_, r): Line => {
    return [{ text: (picture[r] ?? '').padEnd(pictureColumns) }, ...(bars[r] ?? [])]
  })
  return [title, ...body]
}
