// Makes the README's picture from a real run: the built program in a pseudo-terminal, its screen read by a terminal
// emulator and written as SVG. Run with: npm run picture
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'

const columns = 120
const rows = 36
const cellWidth = 8.4
const cellHeight = 17
const paper = '#101216'
const ink = '#d8dee9'
/** The terminal's sixteen colours, as far as the dashboard uses them. */
const named = { 6: '#4fc1d6', 14: '#7fdcec' }

/** Runs the program, presses keys when given epochs are shown, and returns the terminal as it stands at the last of them. */
async function run(keys, lastEpoch) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const folder = mkdtempSync(join(tmpdir(), 'downhill-picture-'))
  const child = pty.spawn(process.execPath, ['dist/cli/main.js', '--checkpoints', folder], {
    cols: columns,
    rows,
    env: { ...process.env, COLORTERM: 'truecolor', TERM: 'xterm-256color', FORCE_COLOR: '3' }
  })
  await new Promise(resolve => {
    child.onData(data =>
      terminal.write(data, () => {
        const epoch = Number(terminal.buffer.active.getLine(1).translateToString().match(/epoch +(\d+)/)?.[1] ?? 0)
        while (keys[0]?.[0] <= epoch) child.write(keys.shift()[1])
        if (epoch >= lastEpoch) resolve()
      })
    )
  })
  child.kill('SIGKILL')
  return terminal
}

function colorOf(cell, ground) {
  const [isDefault, isRgb, color] =
    ground === 'fg'
      ? [cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()]
      : [cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()]
  if (isDefault) return ground === 'fg' ? ink : null
  return isRgb ? `#${color.toString(16).padStart(6, '0')}` : (named[color] ?? ink)
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function toSvg(terminal) {
  const rects = []
  const texts = []
  const rect = (x, y, height, color) =>
    rects.push(`<rect x="${(x * cellWidth).toFixed(1)}" y="${y.toFixed(1)}" width="${cellWidth + 0.3}" height="${height + 0.3}" fill="${color}"/>`)
  for (let y = 0; y < rows; y++) {
    const line = terminal.buffer.active.getLine(y)
    let run = null
    const flush = () => {
      if (run?.text.trim()) {
        const x = (run.x * cellWidth).toFixed(1)
        const style = `${run.bold ? ' font-weight="bold"' : ''}${run.dim ? ' opacity="0.55"' : ''}`
        const width = (run.text.length * cellWidth).toFixed(1)
        const text = run.text.replace(/[&<>]/g, character => escapes[character])
        texts.push(
          `<text x="${x}" y="${(y + 0.76) * cellHeight}" fill="${run.color}"${style} textLength="${width}" xml:space="preserve">${text}</text>`
        )
      }
      run = null
    }
    for (let x = 0; x < columns; x++) {
      const cell = line.getCell(x)
      const character = cell.getChars() || ' '
      const background = colorOf(cell, 'bg')
      if (character === '▀' && background) {
        flush()
        rect(x, y * cellHeight, cellHeight / 2, colorOf(cell, 'fg'))
        rect(x, (y + 0.5) * cellHeight, cellHeight / 2, background)
        continue
      }
      if (background) rect(x, y * cellHeight, cellHeight, background)
      const [color, bold, dim] = [colorOf(cell, 'fg'), !!cell.isBold(), !!cell.isDim()]
      if (run && (run.color !== color || run.bold !== bold || run.dim !== dim)) flush()
      run ??= { x, text: '', color, bold, dim }
      run.text += character
    }
    flush()
  }
  const [width, height] = [columns * cellWidth + 24, rows * cellHeight + 24]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${width} ${height}" font-size="14" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace">`,
    `<rect x="-12" y="-12" width="${width}" height="${height}" rx="8" fill="${paper}"/>`,
    ...rects,
    ...texts,
    '</svg>',
    ''
  ].join('\n')
}

const up = '\u001b[A'
const down = '\u001b[B'
const terminal = await run([[8, up], [16, down], [16, down]], 24)
writeFileSync(new URL('dashboard.svg', import.meta.url), toSvg(terminal))
process.exit(0)
