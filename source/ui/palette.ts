import { interpolateRdBu, interpolateViridis } from 'd3-scale-chromatic'

/**
 * Pictures travel through Ink as plain one-column characters from Unicode's private use area, one for each coloured cell
 * there can be, because Ink pays dearly for every styled cell of every frame. The painter turns them into colour on the way
 * to the terminal.
 */

export interface Color {
  readonly rgb: readonly [red: number, green: number, blue: number]
  /** Its stand-in among a terminal's sixteen colours, 0 to 15. */
  readonly basic: number
  /** Its stand-in among xterm's 256; without one, the nearest is taken. */
  readonly indexed?: number
}

/** A coloured cell: a glyph with colours; null is the terminal's own. */
export interface Cell {
  readonly glyph: string
  readonly foreground: Color | null
  readonly background: Color | null
  /** The same cell without colour, as text. */
  readonly plain: string
}

/** Steps of the diverging map: odd, so that zero has one of its own. */
export const signedLevels = 33
export const zeroLevel = (signedLevels - 1) / 2
/** Steps of the sequential map. */
export const magnitudeLevels = 16
/** Steps of ink, from none to full. */
export const inkLevels = 16
/** Characters a coloured background can carry. */
const inscriptions = '0123456789 ·.kM%─│╱╲-|/\\○•◆×:o@x~='
/** Those of them that only say where the ground is level, and those of another run. */
const contours = '─│╱╲-|/\\'
const others = '×x:='

const firstCode = 0xe000
const magnitudeCode = firstCode + signedLevels * signedLevels
const inkCode = magnitudeCode + magnitudeLevels * inscriptions.length
const pairCode = inkCode + inkLevels * inkLevels
const endCode = pairCode + magnitudeLevels * magnitudeLevels

/** Blue, bright blue, white, bright red, red. */
const basicSigned = [4, 4, 12, 15, 9, 1, 1]
/** Blue, cyan, green, bright green, bright yellow: as viridis goes. */
const basicMagnitude = [4, 6, 2, 10, 11]

/**
 * The same among xterm's 256, chosen by eye, from zero to either end: the nearest by distance leave the hue, with a teal among
 * the blues and a purple among the reds.
 */
const indexedBlues = [255, 255, 189, 189, 153, 153, 110, 110, 74, 74, 67, 67, 25, 25, 24, 24, 17]
const indexedReds = [255, 255, 224, 224, 217, 217, 210, 210, 167, 167, 167, 160, 124, 124, 88, 88, 52]
const indexedMagnitude = [53, 54, 54, 54, 24, 24, 30, 30, 36, 36, 72, 77, 113, 148, 184, 220]

/** Red and blue with white between (ColorBrewer's RdBu, safe for colour-blind eyes): blue below zero, red above. */
const signedColors = Array.from({ length: signedLevels }, (_, i) =>
  parseColor(
    interpolateRdBu(1 - i / (signedLevels - 1)),
    basicSigned[Math.round((i / (signedLevels - 1)) * 6)]!,
    (i < zeroLevel ? indexedBlues : indexedReds)[Math.abs(i - zeroLevel)]!
  )
)
/** Viridis, made to be read by colour-blind eyes and in grey. */
const magnitudeColors = Array.from({ length: magnitudeLevels }, (_, i) =>
  parseColor(
    interpolateViridis(i / (magnitudeLevels - 1)),
    basicMagnitude[Math.round((i / (magnitudeLevels - 1)) * 4)]!,
    indexedMagnitude[i]!
  )
)

/** Another run's marks, which have shapes of their own, are red as well: as light as can be read on dark ground, dark on light. */
const otherOnDark = { rgb: [255, 190, 170], indexed: 224 } as const
const otherOnLight = { rgb: [100, 0, 16], indexed: 52 } as const

/** What a magnitude looks like where there is no colour. */
const magnitudeRamp = ' .:;+*%#'

/** Black, grey, light grey, white. */
const basicInk = [0, 8, 7, 15]
/** Ink is white on black, as in MNIST. */
const inkColors = Array.from({ length: inkLevels }, (_, i): Color => {
  const grey = Math.round((i / (inkLevels - 1)) * 255)
  return { rgb: [grey, grey, grey], basic: basicInk[Math.round((i / (inkLevels - 1)) * 3)]! }
})

/** What ink looks like where there is no colour. */
const inkRamp = ' .:-=+*#%@'

/** What a signed level looks like where there is no colour: how far from zero, and to which side. */
const signedRamp = '=~-  +*#'

/** A signed value from −1 to 1 as a level; values beyond are cut off, and what is not a number counts as zero. */
export function signedLevel(value: number): number {
  if (Number.isNaN(value)) return zeroLevel
  return Math.round(((Math.max(-1, Math.min(1, value)) + 1) / 2) * (signedLevels - 1))
}

/** How far beyond the edge of its level, in levels, a value may stray before it is shown at another. */
const tolerance = 0.5

/** The level a value was shown at before, as long as it is about there: what merely trembles does not flicker. */
export function steadyLevel(value: number, before: number): number {
  const exact = ((Math.max(-1, Math.min(1, value)) + 1) / 2) * (signedLevels - 1)
  return Math.abs(exact - before) <= 0.5 + tolerance ? before : signedLevel(value)
}

/** A magnitude from 0 to 1 as a level. */
export function magnitudeLevel(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * (magnitudeLevels - 1))
}

/** One character for two signed pixels, one above the other. */
export function signedPair(top: number, bottom: number): string {
  return String.fromCharCode(firstCode + top * signedLevels + bottom)
}

/** Ink from 0 to 1 as a level. */
export function inkLevel(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * (inkLevels - 1))
}

/** One character for two pixels of ink, one above the other. */
export function inkPair(top: number, bottom: number): string {
  return String.fromCharCode(inkCode + top * inkLevels + bottom)
}

/** Text on a background of a magnitude's colour; characters other than `inscriptions` are left as they are. */
export function onMagnitude(text: string, level: number): string {
  return [...text]
    .map(character => {
      const place = inscriptions.indexOf(character)
      return place < 0 ? character : String.fromCharCode(magnitudeCode + level * inscriptions.length + place)
    })
    .join('')
}

/** One character for two magnitudes, one above the other. */
export function magnitudePair(top: number, bottom: number): string {
  return String.fromCharCode(pairCode + top * magnitudeLevels + bottom)
}

/** Every cell there is, by the place of its character behind U+E000. */
export const cells: readonly Cell[] = Array.from({ length: endCode - firstCode }, (_, i): Cell => {
  const code = firstCode + i
  if (code < magnitudeCode) return pairOf(signedColors, signedRamp, i)
  if (code >= pairCode) return pairOf(magnitudeColors, magnitudeRamp, code - pairCode)
  if (code >= inkCode) return pairOf(inkColors, inkRamp, code - inkCode)
  const [level, place] = [
    Math.floor((code - magnitudeCode) / inscriptions.length),
    (code - magnitudeCode) % inscriptions.length
  ]
  const background = magnitudeColors[level]!
  const glyph = inscriptions[place]!
  return { glyph, background, foreground: inkFor(glyph, background), plain: glyph }
})

/** What a character is written in: contours fainter than what stands on the ground, another run in a colour of its own. */
function inkFor(glyph: string, background: Color): Color {
  const ink = inkOn(background)
  if (others.includes(glyph)) return { ...(ink.rgb[0] > 0 ? otherOnDark : otherOnLight), basic: ink.basic }
  if (!contours.includes(glyph)) return ink
  const mixed = ink.rgb.map((part, i) => Math.round(0.4 * part + 0.6 * background.rgb[i]!))
  return { rgb: mixed as unknown as Color['rgb'], basic: ink.basic }
}

/** Cell number `i` of those that show two levels, one above the other. */
function pairOf(colors: readonly Color[], ramp: string, i: number): Cell {
  const [top, bottom] = [Math.floor(i / colors.length), i % colors.length]
  const mean = (top + bottom) / 2 / (colors.length - 1)
  return {
    glyph: '▀',
    foreground: colors[top]!,
    background: colors[bottom]!,
    plain: ramp[Math.min(ramp.length - 1, Math.floor(mean * ramp.length))]!
  }
}

/**
 * Black or white, whichever is easier to read on a colour (relative luminance, ITU-R BT.709). Its stand-in among the sixteen may
 * be lighter than the colour itself: of those that stand for magnitudes only blue is dark.
 */
function inkOn({ rgb: [red, green, blue], basic }: Color): Color {
  const isLight = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 110
  const ink = isLight ? 0 : 255
  return { rgb: [ink, ink, ink], basic: basic === basicMagnitude[0] ? 15 : 0 }
}

/** d3 gives `rgb(1, 2, 3)` from one of its scales and `#010203` from the other. */
function parseColor(text: string, basic: number, indexed: number): Color {
  const numbers = text.startsWith('#')
    ? [1, 3, 5].map(i => Number.parseInt(text.slice(i, i + 2), 16))
    : text.match(/\d+/g)!.map(Number)
  return { rgb: [numbers[0]!, numbers[1]!, numbers[2]!], basic, indexed }
}
