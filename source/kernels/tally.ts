/**
 * Adds to sums f64 [2] what the examples u32 [rows] cost, in order, so that it is the same sum however they came about, and how
 * many of the answers u8 `classes` [rows] are right by `labels` u8, in which an example is a place.
 */
export function tally(examples: usize, labels: usize, classes: usize, costs: usize, rows: i32, sums: usize): void {
  let cost = load<f64>(sums)
  let correct = 0
  for (let row: usize = 0; row < <usize>rows; row++) {
    cost += <f64>load<f32>(costs + (row << 2))
    const label = load<u8>(labels + load<u32>(examples + (row << 2)))
    if (load<u8>(classes + row) == label) correct++
  }
  store<f64>(sums, cost)
  store<f64>(sums, load<f64>(sums, 8) + <f64>correct, 8)
}
