/**
 * The answers: the column of the largest value in each row of a [rows, stride], the first of equals, into u8 `classes`
 * [rows]. Returns how many of them are the example's label; `examples` u32 [rows] are places in `labels` u8.
 */
export function answers(
  a: usize, rows: i32, columns: i32, stride: i32, classes: usize, examples: usize, labels: usize
): i32 {
  let correct = 0
  for (let row = 0; row < rows; row++, a += <usize>stride << 2) {
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
    if (load<u8>(labels + load<u32>(examples + (<usize>row << 2))) == at) correct++
  }
  return correct
}
