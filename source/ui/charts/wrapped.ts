/** Text in rows of at most `width` columns, broken between words. */
export function wrapped(text: string, width: number): string[] {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const longer = rows.length === 0 ? word : `${rows.at(-1)} ${word}`
    if (rows.length > 0 && longer.length <= width) rows[rows.length - 1] = longer
    else rows.push(word)
  }
  return rows
}
