/**
 * The transpose of w [rows, stride], of which `columns` columns are real, as `into` [columns, intoStride]; the columns of
 * `into` behind `rows` become 0.
 */
export function transpose(w: usize, rows: i32, stride: i32, columns: i32, into: usize, intoStride: i32): void {
  const bytes = <usize>stride << 2
  const intoBytes = <usize>intoStride << 2
  let i = 0
  for (; i + 4 <= rows; i += 4, w += bytes << 2, into += 16) {
    let from = w
    let to = into
    let j = 0
    for (; j + 4 <= columns; j += 4, from += 16, to += intoBytes << 2) transpose4x4(from, bytes, to, intoBytes)
    for (; j < columns; j++, from += 4, to += intoBytes) {
      for (let k = 0; k < 4; k++) store<f32>(to + (<usize>k << 2), load<f32>(from + <usize>k * bytes))
    }
  }
  if (i == intoStride) return
  for (let j = 0; j < columns; j++, into += intoBytes) {
    v128.store(into, f32x4.splat(0))
    for (let k = 0; k < rows - i; k++) {
      store<f32>(into + (<usize>k << 2), load<f32>(w + <usize>k * bytes + (<usize>j << 2)))
    }
  }
}

// @ts-ignore: decorator
@inline
function transpose4x4(from: usize, bytes: usize, to: usize, toBytes: usize): void {
  const row0 = v128.load(from)
  const row1 = v128.load(from + bytes)
  const row2 = v128.load(from + (bytes << 1))
  const row3 = v128.load(from + (bytes << 1) + bytes)
  const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5)
  const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7)
  const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5)
  const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5))
  v128.store(to + toBytes, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7))
  v128.store(to + (toBytes << 1), v128.shuffle<f32>(high01, high23, 0, 1, 4, 5))
  v128.store(to + (toBytes << 1) + toBytes, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7))
}
