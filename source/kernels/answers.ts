/**
 * The answers: the column of the largest value in each row of a [rows, width], the first of equals, into u8 `classes` [rows].
 */
export function answers(a: usize, rows: i32, columns: i32, width: i32, classes: usize): void {
  for (let row = 0; row < rows; row++, a += <usize>width << 2) {
    let best = load<f32>(a)
    let at = 0
    for (let j = 1; j < columns; j++) {
      const value = load<f32>(a + (<usize>j << 2))
      if (value > best) {
        best = value
        at = j
      }
    }
    store<u8>(classes + row, <u8>at)
  }
}
