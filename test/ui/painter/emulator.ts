import headless from '@xterm/headless'

/** A terminal that is only a screen, and what can be seen on it. */
export interface Emulator {
  write(text: string): Promise<void>
  resize(columns: number, rows: number): void
  /** Every cell: character, colours, attributes. */
  cells(): string[][]
  /** The rows, without the spaces behind them. */
  text(): string[]
  isAlternate(): boolean
  /** Rows that went up and out of sight. */
  scrolledOff(): number
}

export function openEmulator(columns: number, rows: number): Emulator {
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 })
  const lines = () => {
    const { active } = terminal.buffer
    return Array.from({ length: terminal.rows }, (_, y) => active.getLine(active.baseY + y)!)
  }
  return {
    write: text => new Promise(resolve => terminal.write(text, resolve)),
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    cells: () =>
      lines().map(line =>
        Array.from({ length: terminal.cols }, (_, x) => {
          const cell = line.getCell(x)!
          const attributes = [cell.isBold(), cell.isDim(), cell.isItalic(), cell.isUnderline(), cell.isInverse()]
          const colors = [cell.getFgColorMode(), cell.getFgColor(), cell.getBgColorMode(), cell.getBgColor()]
          return `${cell.getChars() || (cell.getWidth() === 0 ? '' : ' ')} ${[...colors, ...attributes.map(Number)]}`
        })
      ),
    text: () => lines().map(line => line.translateToString(false, 0, terminal.cols).trimEnd()),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    scrolledOff: () => terminal.buffer.active.baseY
  }
}
