/**
 * Characters that are drawn rather than written, because fonts differ in where their strokes begin and end: lines, blocks and
 * braille. A cell is 10 wide and 20 high, so that halves and dots fall on whole numbers.
 */
export const cell = { width: 10, height: 20 }

/** Paths from the upper left corner of a cell, by the way they are painted. */
const light = {
  '│': 'm5 0v20',
  '╶': 'm5 10h5',
  '╴': 'm0 10h5',
  '╭': 'm5 20v-5q0-5 5-5',
  '╮': 'm5 20v-5q0-5-5-5',
  '╰': 'm5 0v5q0 5 5 5',
  '╯': 'm5 0v5q0 5-5 5',
  '┤': 'm5 0v20m-5-10h5',
  '├': 'm5 0v20m0-10h5',
  '┬': 'm0 10h10m-5 0v10',
  '┴': 'm0 10h10m-5 0v-10',
  '┼': 'm0 10h10m-5-10v20',
  '┊': 'm5 1v3m0 2v3m0 2v3m0 2v3',
  '╱': 'm10 0l-10 20',
  '╲': 'm0 0l10 20'
}
const heavy = { '╸': 'm0 10h5', '╺': 'm5 10h5' }

/** Where the dots of braille are, by their bits. */
const dots = [3, 3, 3, 7, 7, 7, 3, 7].map((x, bit) => [x, [3, 8, 12, 3, 8, 12, 17, 17][bit]])

/** How a character is drawn in a cell whose corner is at x and y: the layer it belongs to, and its path; undefined for text. */
export function drawn(character, x, y) {
  const from = `M${x} ${y}`
  if (light[character]) return { layer: 'light', path: from + light[character] }
  if (heavy[character]) return { layer: 'heavy', path: from + heavy[character] }
  const code = character.codePointAt(0)
  if (code > 0x2800 && code < 0x2900) {
    const path = dots.flatMap(([right, down], bit) => ((code >> bit) & 1 ? [`M${x + right} ${y + down}h0`] : []))
    return { layer: 'dots', path: path.join('') }
  }
  // ▁ to █ grow from the foot of the cell, █ to ▏ shrink from its right.
  if (code >= 0x2581 && code <= 0x2588) {
    const high = ((code - 0x2580) * cell.height) / 8
    return { layer: 'blocks', path: `M${x} ${y + cell.height}v-${high}h${cell.width}v${high}z` }
  }
  if (code >= 0x2589 && code <= 0x258f) {
    const wide = ((0x2590 - code) * cell.width) / 8
    return { layer: 'blocks', path: `${from}h${wide}v${cell.height}h-${wide}z` }
  }
  return undefined
}
