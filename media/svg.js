import { cellsOf } from './cells.js'
import { cell, drawn } from './glyphs.js'

const margin = 14
/** At this size the letters of most fonts for terminals are about as wide as a cell. */
const fontSize = 16.6
const baseline = 15
const fonts = `ui-monospace,SFMono-Regular,Menlo,'DejaVu Sans Mono',Consolas,monospace`

/** How each layer is painted, from the lowest to the highest. */
const layers = {
  pixels: color => `stroke="${color}" stroke-width="10" shape-rendering="crispEdges"`,
  blocks: color => `fill="${color}" shape-rendering="crispEdges"`,
  light: color => `fill="none" stroke="${color}" stroke-width="1.3"`,
  heavy: color => `stroke="${color}" stroke-width="3.2"`,
  dots: color => `stroke="${color}" stroke-width="3.4" stroke-linecap="round"`
}

/** What a terminal shows as SVG, in the colours of a theme. All that has a colour is one path, so that the picture is small. */
export function toSvg(terminal, theme) {
  const rows = cellsOf(terminal, theme)
  const shapes = new Map(Object.keys(layers).map(layer => [layer, new Map()]))
  const texts = new Map()
  const add = (map, key, part) => map.set(key, (map.get(key) ?? '') + part)

  for (const [y, row] of rows.entries()) {
    for (const half of [0, 1]) {
      for (const { at, length, color } of runsOf(row.map(one => halfOf(one, half)))) {
        const from = `M${at * cell.width} ${y * cell.height + 10 * half + 5}`
        add(shapes.get('pixels'), color, `${from}h${length * cell.width}`)
      }
    }
    for (const { at, length, color } of runsOf(row.map(levelOf))) {
      const path = `M${at * cell.width} ${y * cell.height + 10}h${length * cell.width}`
      add(shapes.get(color.startsWith('─') ? 'light' : 'heavy'), color.slice(1), path)
    }
    for (const [x, { character, fore }] of row.entries()) {
      const shape = isElsewhere(character) ? undefined : drawn(character, x * cell.width, y * cell.height)
      if (shape) add(shapes.get(shape.layer), fore, shape.path)
    }
    for (const { at, text, fore, isBold } of wordsOf(row)) {
      const style = `fill="${fore}"${isBold ? ' font-weight="bold"' : ''}`
      const length = text.length > 1 ? ` textLength="${text.length * cell.width}"` : ''
      const place = `x="${at * cell.width}" y="${y * cell.height + baseline}"`
      add(texts, style, `<text ${place}${length}>${escaped(text)}</text>`)
    }
  }

  const [width, height] = [rows[0].length * cell.width + 2 * margin, rows.length * cell.height + 2 * margin]
  const paper = `x="${0.5 - margin}" y="${0.5 - margin}" width="${width - 1}" height="${height - 1}" rx="10"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${width} ${height}" font-size="${fontSize}" font-family="${fonts}">`,
    `<rect ${paper} fill="${theme.paper}" stroke="${theme.edge}"/>`,
    ...[...shapes].flatMap(([layer, paths]) =>
      [...paths].map(([color, path]) => `<path ${layers[layer](color)} d="${path}"/>`)
    ),
    ...[...texts].map(([style, written]) => `<g ${style}>${written}</g>`),
    '</svg>',
    ''
  ].join('\n')
}

/** Drawn with their neighbours, as pixels or as lines. */
const isElsewhere = character => '▀▄─━'.includes(character)

/** A level line, thin or thick, with its colour; null for anything else. */
function levelOf({ character, fore }) {
  return character === '─' || character === '━' ? character + fore : null
}

/** The colour of the upper or the lower half of a cell, behind its character; null where paper shows. */
function halfOf({ character, fore, back }, half) {
  return character === '▀▄'[half] ? fore : back
}

/** Neighbours of one colour. */
function runsOf(colors) {
  const runs = []
  for (const [at, color] of colors.entries()) {
    const last = runs.at(-1)
    if (last?.color === color) last.length++
    else runs.push({ at, length: 1, color })
  }
  return runs.filter(({ color }) => color !== null)
}

/**
 * What is written in a row, as pieces whose width is known: letters of a style with single spaces between them. Whatever is
 * not in ASCII may come from another font, and so has a place of its own.
 */
function wordsOf(row) {
  const words = []
  let word = null
  for (const [at, { character, fore, isBold }] of row.entries()) {
    const isAscii = /^[!-~]$/.test(character)
    if (character === ' ') {
      if (word && !word.text.endsWith(' ')) word.text += ' '
      else word = null
    } else if (!isAscii) {
      word = null
      if (!isElsewhere(character) && !drawn(character, 0, 0)) words.push({ at, text: character, fore, isBold })
    } else if (word?.fore === fore && word.isBold === isBold) {
      word.text += character
    } else {
      word = { at, text: character, fore, isBold }
      words.push(word)
    }
  }
  return words.map(one => ({ ...one, text: one.text.trimEnd() }))
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text) {
  return text.replace(/[&<>]/g, character => escapes[character])
}
