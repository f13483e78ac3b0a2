import { pictureSize } from '../../charts/picture.js'
import { borderColumns, borderRows, type Size } from '../../layout.js'
import type { PadPlace } from './hand.js'
import type { Size as ImageSize } from './state.js'

/** Where the panels of the Draw screen stand. */
export interface DrawLayout {
  readonly pad: Size
  readonly place: PadPlace
  /** What the network sees, or how it answers noise. */
  readonly seen: Size
  readonly hidden: Size
  readonly answer: Size
  /** Whether the answer stands beside all else, or above the hidden layers. */
  readonly right: 'beside' | 'above'
}

/** Rows of the header and the progress, and of the hint line. */
const [rowsAbove, frameRows] = [2, 3]
/** Rows in the pad's panel below the picture. */
const statusRows = 2
/** Enough for an image of 28 × 28 in half blocks, and for the words about noise. */
const seenColumns = 28 + borderColumns
const leastSeenRows = 14 + borderRows
/** A pad this large has two columns and a row for each pixel of 28 × 28. */
const largePad = { width: 56 + borderColumns, height: 28 + borderRows + statusRows }

/** The arrangement for a screen of `columns` × `rows` and pictures of a size. */
export function drawLayout(columns: number, rows: number, size: ImageSize): DrawLayout {
  const body = rows - frameRows
  const isLarge = columns >= 2 * largePad.width && body >= largePad.height
  const pad = { width: isLarge ? Math.floor(columns / 2) : seenColumns, height: body }
  const place = placeIn(pad, size)
  if (isLarge) {
    const right = columns - pad.width
    const seen = { width: seenColumns, height: Math.max(leastSeenRows, Math.ceil(body / 2)) }
    return {
      pad,
      place,
      seen,
      hidden: { width: right, height: body - seen.height },
      answer: { width: right - seen.width, height: seen.height },
      right: 'above'
    }
  }
  return {
    pad,
    place,
    seen: { width: seenColumns, height: leastSeenRows },
    hidden: { width: seenColumns, height: body - leastSeenRows },
    answer: { width: columns - 2 * seenColumns, height: body },
    right: 'beside'
  }
}

/** The picture stands at the left of the panel, below its border. */
function placeIn({ width, height }: Size, size: ImageSize): PadPlace {
  const drawn = pictureSize(size, width - borderColumns, height - borderRows - statusRows)
  return { left: 2, top: rowsAbove + 1, drawn }
}
