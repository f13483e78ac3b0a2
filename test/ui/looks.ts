import { createBrush } from '../../source/ui/painter/brush.js'
import type { ScreenRow } from '../../source/ui/painter/screen-row.js'
import type { Style } from '../../source/ui/painter/style.js'

/** Colour depths that a look tells of, in this order. */
export const depths = [24, 8, 4] as const

/** Signs of styles that are no colours, and of the accent. */
const signs = { plain: ' ', dim: '-', bold: '+', accent: 'a', title: 'A' }
/** Signs of colours, by turns. */
const letters =
  'bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!"#$%&()*,./:;<=>?@[]^_{|}~αβγδεζηθικλμνξπρστυφχψω'

/**
 * A screen as terminals of each colour depth show it, for people to read and to compare: its characters, below them a sign for
 * the colour of each and another for the ground it stands on, and what each sign means at each depth. Nothing is lost: two looks
 * are the same only where every cell is. `screens` are the same frame drawn at each of the depths.
 */
export function lookOf(screens: readonly (readonly ScreenRow[])[]): string {
  const known = new Map<string, string>()
  for (const [name, sign] of Object.entries(signs)) {
    const styles = depths.map(depth => (name === 'plain' ? '' : ofCharacter(createBrush(depth).tones[name as 'dim'])))
    known.set(styles.join(' | '), sign)
  }
  const legend: string[] = []
  const signOf = (codes: readonly string[]): string => {
    const key = codes.join(' | ')
    const sign = known.get(key) ?? letters[legend.length]
    if (sign === undefined) throw new Error('There are more colours than signs.')
    if (!known.has(key)) legend.push(`${sign} ${codes.map((code, i) => code.padEnd([19, 10, 0][i]!)).join('')}`)
    known.set(key, sign)
    return sign
  }
  const layer = (partOf: (style: Style, glyph: string) => string) =>
    screens[0]!.map(({ cells }, row) =>
      cells
        .map((_, column) =>
          signOf(
            screens.map(rows => {
              const { style, glyph } = rows[row]!.cells[column]!
              return partOf(style, glyph)
            })
          )
        )
        .join('')
        .trimEnd()
    )
  const characters = screens.map(textRows)
  if (characters.some(rows => rows.join('\n') !== characters[0]!.join('\n')))
    throw new Error('Depths differ in more than colours.')
  // Nobody sees what colour a space has.
  const colors = layer((style, glyph) => (glyph === ' ' ? '' : ofCharacter(style)))
  const grounds = layer(({ background }) => background)
  return [
    titled('characters', characters[0]!),
    titled('their colours: a accent, A bold accent, + bold, - dim', colors),
    ...(grounds.every(row => row === '') ? [] : [titled('the ground behind them', grounds)]),
    titled('colours as SGR parameters: true, of 256, of 16', legend)
  ].join('\n')
}

/** The characters of a screen, row by row. */
export function textRows(rows: readonly ScreenRow[]): string[] {
  return rows.map(({ cells }) =>
    cells
      .map(({ glyph }) => glyph)
      .join('')
      .trimEnd()
  )
}

/** Rows below a title. */
export function titled(title: string, rows: readonly string[]): string {
  return `== ${title} ==\n${rows.join('\n').trimEnd()}\n`
}

function ofCharacter({ weight, foreground, other }: Style): string {
  return [weight, foreground, other].filter(code => code !== '').join(';')
}
