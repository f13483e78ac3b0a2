/**
 * The answers: the column of the largest value in each row of a [rows, width], the first of equals, into u8 `classes` [rows].
 */
import { realColumns } from './math'

export function answers(a: usize, rows: i32, columns: i32, width: i32, classes: usize): void {
  const lowest = f32x4.splat(-Infinity)
  for (let row = 0; row < rows; row++, a += <usize>width << 2) {
    let most = lowest
    for (let j = 0; j < columns; j += 4) {
      most = f32x4.pmax(most, v128.bitselect(v128.load(a + (<usize>j << 2)), lowest, realColumns(j, columns)))
    }
    most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1))
    most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2))
    store<u8>(classes + row, firstOf(most, a, columns))
  }
}

/** The first column whose value is this; 0 when there is none, because nothing there is a number. */
// @ts-ignore: decorator
@inline
function firstOf(value: v128, a: usize, columns: i32): i32 {
  for (let j = 0; j < columns; j += 4) {
    const found = i32x4.bitmask(f32x4.eq(v128.load(a + (<usize>j << 2)), value))
    if (found != 0) return j + ctz(found)
  }
  return 0
}
