import type { Line } from '../../charts/line.js'
import { inkPicture, signedPicture } from '../../charts/picture.js'

/** How active the neurons of some layers are, layer below layer, in as large fields as fit. */
export function activationLines(layers: readonly ArrayLike<number>[], width: number, height: number): Line[] {
  const shown = layers.slice(0, Math.max(1, height))
  const gap = height >= shown.length * 4 ? 1 : 0
  const rows = Math.floor((height + gap) / shown.length) - gap
  const margin = layers.length > 1 ? String(layers.length).length + 1 : 0
  return shown.flatMap((activations, l): Line[] => {
    const fields = fieldRows(activations, width - margin, rows).map((text, row): Line => {
      const name = margin > 0 && row === 0 ? String(l + 1) : ''
      return margin > 0 ? [{ text: name.padEnd(margin), tone: 'dim' }, { text }] : [{ text }]
    })
    return l > 0 && gap > 0 ? [[], ...fields] : fields
  })
}

/** The largest fields, in columns: with them two layers of 16 fill their panel at 120 × 36, and larger ones tell no more. */
const largestField = 6

/** A layer's neurons in rows, from none to the most of them; those that do not fit in the smallest fields are left out. */
function fieldRows(activations: ArrayLike<number>, width: number, height: number): string[] {
  const count = Math.min(activations.length, width * height * 2)
  const values = Array.from({ length: count }, (_, i) => activations[i]!)
  const most = Math.max(1, ...values.map(Math.abs))
  const { perRow, scale } = arrangement(count, width, height)
  const image = { width: perRow, height: Math.ceil(count / perRow) }
  // A row alone has whole cells.
  const size = { width: image.width * scale, height: Math.max(2, image.height * scale) }
  while (values.length < image.width * image.height) values.push(0)
  // Blue below zero and red above, as weights are.
  if (values.some(value => value < 0)) return signedPicture({ ...image, values }, size, most)
  return inkPicture({ ...image, values: values.map(value => (value / most) * 255) }, size)
}

/** How many stand in a row so that each has the largest field. */
function arrangement(count: number, width: number, height: number): { perRow: number; scale: number } {
  for (let scale = largestField; scale > 1; scale--) {
    const perRow = Math.floor(width / scale)
    if (perRow > 0 && Math.ceil(count / perRow) * scale <= 2 * height) return { perRow: balanced(count, perRow), scale }
  }
  return { perRow: balanced(count, width), scale: 1 }
}

/** As many in each row, in as many rows. */
function balanced(count: number, perRow: number): number {
  return Math.ceil(count / Math.ceil(count / perRow))
}
