/** What a terminal shows, as a picture. */

const cellWidth = 8.4
const cellHeight = 17
const margin = 12

/** How the terminal's own colours look: its paper, its ink, and those of the sixteen that the dashboard uses. */
export const themes = {
  dark: { paper: '#101216', ink: '#d8dee9', named: { 6: '#4fc1d6', 14: '#7fdcec' } },
  light: { paper: '#fbfbf8', ink: '#24292f', named: { 6: '#0b7285', 14: '#0c8599' } }
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The screen of an xterm terminal as SVG, in the colours of a theme. */
export function toSvg(terminal, { paper, ink, named }) {
  const { cols, rows } = terminal
  const rects = []
  const texts = []

  /** Paints half a row (`half` 0 or 1) or a whole one (null) of a cell; neighbours of a colour become one rectangle. */
  function paint(x, y, half, fill) {
    const last = rects.findLast(rect => rect.y === y && rect.half === half)
    if (last && last.fill === fill && last.to === x) last.to = x + 1
    else rects.push({ x, to: x + 1, y, half, fill })
  }

  function colorOf(cell, ground) {
    const [isDefault, isRgb, color] =
      ground === 'fg'
        ? [cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()]
        : [cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()]
    if (isDefault) return ground === 'fg' ? ink : null
    return isRgb ? `#${color.toString(16).padStart(6, '0')}` : (named[color] ?? ink)
  }

  for (let y = 0; y < rows; y++) {
    const line = terminal.buffer.active.getLine(y)
    let run = null
    const flush = () => {
      if (run?.text.trim()) texts.push({ ...run, y })
      run = null
    }
    for (let x = 0; x < cols; x++) {
      const cell = line.getCell(x)
      const text = cell.getChars() || ' '
      const isSwapped = !!cell.isInverse()
      const front = isSwapped ? (colorOf(cell, 'bg') ?? paper) : colorOf(cell, 'fg')
      const back = isSwapped ? colorOf(cell, 'fg') : colorOf(cell, 'bg')
      if (text === '▀' || text === '▄') {
        flush()
        paint(x, y, text === '▀' ? 0 : 1, front)
        if (back) paint(x, y, text === '▀' ? 1 : 0, back)
        continue
      }
      if (back) paint(x, y, null, back)
      const style = { fill: front, isBold: !!cell.isBold(), isDim: !!cell.isDim() }
      if (run && (run.fill !== style.fill || run.isBold !== style.isBold || run.isDim !== style.isDim)) flush()
      run ??= { x, text: '', ...style }
      run.text += text
    }
    flush()
  }
  const [width, height] = [cols * cellWidth + 2 * margin, rows * cellHeight + 2 * margin]
  const font = `font-size="14" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${width} ${height}" ${font}>`,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" rx="8" fill="${paper}"/>`,
    '<g shape-rendering="crispEdges">',
    ...rects.map(drawn),
    '</g>',
    ...texts.map(written),
    '</svg>',
    ''
  ].join('\n')
}

function drawn({ x, to, y, half, fill }) {
  const [top, height] = half === null ? [y, 1] : [y + half / 2, 0.5]
  const size = `width="${((to - x) * cellWidth).toFixed(1)}" height="${height * cellHeight}"`
  return `<rect x="${(x * cellWidth).toFixed(1)}" y="${top * cellHeight}" ${size} fill="${fill}"/>`
}

function written({ x, y, text, fill, isBold, isDim }) {
  const style = `${isBold ? ' font-weight="bold"' : ''}${isDim ? ' opacity="0.6"' : ''}`
  const shown = text.trimEnd()
  const length = ([...shown].length * cellWidth).toFixed(1)
  const place = `x="${(x * cellWidth).toFixed(1)}" y="${((y + 0.76) * cellHeight).toFixed(1)}"`
  const escaped = shown.replace(/[&<>]/g, character => escapes[character])
  return `<text ${place} fill="${fill}"${style} textLength="${length}" xml:space="preserve">${escaped}</text>`
}
