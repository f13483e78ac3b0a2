/** A panel's frame as found on a screen: rows and columns of its corners. */
export interface Frame {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/**
 * The frames of a screen's panels, from ╭ round to ╯ by unbroken sides, and whatever corner belongs to none. A curve inside
 * a panel is drawn with the same characters, so what lies inside a frame that was found is not looked at.
 */
export function framesOf(lines: readonly string[]): { readonly frames: Frame[]; readonly broken: string[] } {
  const frames: Frame[] = []
  const broken: string[] = []
  lines.forEach((line, row) => {
    for (const [column, character] of [...line].entries()) {
      if (!'╭╮╰╯'.includes(character) || frames.some(frame => holds(frame, row, column))) continue
      const frame = character === '╭' ? trace(lines, row, column) : undefined
      if (frame) frames.push(frame)
      else broken.push(`${character} at row ${row}, column ${column}`)
    }
  })
  return { frames, broken }
}

function trace(lines: readonly string[], top: number, left: number): Frame | undefined {
  const right = lines[top]!.indexOf('╮', left)
  if (right < 0) return undefined
  let bottom = top + 1
  while (lines[bottom]?.[left] === '│' && lines[bottom]?.[right] === '│') bottom++
  const floor = lines[bottom]?.slice(left, right + 1)
  return floor === `╰${'─'.repeat(right - left - 1)}╯` ? { top, left, bottom, right } : undefined
}

function holds({ top, left, bottom, right }: Frame, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}
