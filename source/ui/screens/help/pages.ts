import { borderRows, frameRows } from '../../layout.js'

/** How many pages keys and meanings take on a screen of so many rows: one, or where there is no room for both, two. */
export function helpPages(keys: number, meanings: number, rows: number): 1 | 2 {
  return keys + 1 + meanings <= rows - frameRows - borderRows ? 1 : 2
}
