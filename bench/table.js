/** Rows of cells as lines of text: the first column to the left, the others to the right, each as wide as its widest cell. */
export function table(rows, gap = '   ') {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => String(row[column]).length)))
  return rows.map(row =>
    row
      .map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column])))
      .join(gap)
      .trimEnd()
  )
}

/** A number with three digits that mean something, and no more zeros than that: 0.0712, 12.3, 1,234. */
export function short(value) {
  if (!Number.isFinite(value)) return '–'
  // Rounded first: 9.999 has as many decimals as 10.0.
  const rounded = Math.abs(value) < 1000 ? Number(value.toPrecision(3)) : value
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded) || 1)))
  return rounded.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** 0.1234 → 12.3 % */
export function percent(share, decimals = 1) {
  return `${(share * 100).toFixed(decimals)} %`
}

/** A median with its lowest and highest, each written by `write`. */
export function withSpread({ median, lowest, highest }, write = short) {
  return `${write(median)} (${write(lowest)}…${write(highest)})`
}

/** Text in lines of at most 120 columns, broken between words; lines after the first are indented. */
export function wrapped(text, indent = '  ') {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line.length + word.length + 1 > 120) lines.push(indent + word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}
