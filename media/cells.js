import { hex, indexedColor, mixed } from './themes.js'

/** How much of its colour is left of dim text. */
const dimShare = 0.62

/** What an xterm terminal shows: rows of cells, each a character with its colours and whether it is bold; no back is paper. */
export function cellsOf(terminal, theme) {
  const { active } = terminal.buffer
  return Array.from({ length: terminal.rows }, (_, y) => {
    const line = active.getLine(active.baseY + y)
    return Array.from({ length: terminal.cols }, (_, x) => cellOf(line.getCell(x), theme))
  })
}

function cellOf(cell, theme) {
  const own = { fore: foreOf(cell, theme), back: backOf(cell, theme) }
  const { fore, back } = cell.isInverse() ? { fore: own.back ?? theme.paper, back: own.fore } : own
  return {
    character: cell.getChars() || ' ',
    fore: cell.isDim() ? mixed(fore, back ?? theme.paper, dimShare) : fore,
    back,
    isBold: cell.isBold() !== 0
  }
}

function foreOf(cell, theme) {
  if (cell.isFgDefault()) return theme.ink
  return cell.isFgRGB() ? rgb(cell.getFgColor()) : indexedColor(cell.getFgColor(), theme)
}

function backOf(cell, theme) {
  if (cell.isBgDefault()) return null
  return cell.isBgRGB() ? rgb(cell.getBgColor()) : indexedColor(cell.getBgColor(), theme)
}

function rgb(number) {
  return hex([number >> 16, (number >> 8) & 255, number & 255])
}
