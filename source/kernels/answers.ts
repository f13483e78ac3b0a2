import { largestOfRow } from './math'

/**
 * The answers: the column of the largest value in each row of a [rows, width], the first of equals, into u8 `classes` [rows].
 */
export function answers(a: usize, rows: i32, columns: i32, width: i32, classes: usize): void {
  for (let row = 0; row < rows; row++, a += <usize>width << 2) {
    store<u8>(classes + row, firstOf(largestOfRow(a, columns), a, columns))
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
