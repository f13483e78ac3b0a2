/**
 * Rows of a matrix product of which much of the left factor A is zero: a row of it has a mark, two words of bits that say where
 * it is not, and only there is something multiplied. Sums stay in registers, and what they are of, some columns of at most 128
 * rows of the right factor B, in the nearest cache for all rows of A.
 */
import { madd } from './math'
import { packColumns, packedRow } from './pack'

/** The most rows of B: as many bits as a mark has. */
export const most = 128
/** How many bytes a mark takes. */
export const markBytes: usize = 16

/**
 * How many vectors of four columns are summed together when so many columns are left: those of three panels or two, or what
 * is left, and one of the next panel along with them when that is all it has. What was the fastest, by trying.
 */
// @ts-ignore: decorator
@inline
export function vectorsAtOnce(left: i32): i32 {
  const vectors = (left + 3) >> 2
  if (vectors <= 5) return max(4, vectors)
  if (vectors <= 9) return max(8, vectors)
  if (vectors <= 12) return 12
  return vectors <= 17 || vectors % 12 == 1 ? 8 : 12
}

/**
 * c [rows, vectors × 4] = s + scale × A·B, in panels of 16 columns, bPanel and, of c and s, cPanel bytes apart. Rows of A, B, C
 * and S stand aRow, bRow, cRow and sRow bytes apart, `marks` of A's rows one behind the other. A's numbers are f32, or u8, places
 * in a `table` of f32. s may be c, and is for the latter: those add to what is there. `vectors` is one of the numbers of `vectorsAtOnce`. Of C, whole vectors are written.
 */
export function addMarked<A>(
  vectors: i32, a: usize, aRow: usize, table: usize, marks: usize, rows: i32,
  b: usize, bRow: usize, bPanel: usize, c: usize, cRow: usize, s: usize, sRow: usize, cPanel: usize, scale: f32
): void {
  const times = f32x4.splat(scale)
  const end = marks + <usize>rows * markBytes
  // Five loops, not one with a choice inside, and no function for them: V8 makes the fastest code of this.
  if (vectors == 4) {
    for (; marks < end; marks += markBytes, a += aRow, c += cRow, s += sRow) row<A>(4, a, table, marks, b, bRow, bPanel, c, s, cPanel, times)
  } else if (vectors == 5) {
    for (; marks < end; marks += markBytes, a += aRow, c += cRow, s += sRow) row<A>(5, a, table, marks, b, bRow, bPanel, c, s, cPanel, times)
  } else if (vectors == 8) {
    for (; marks < end; marks += markBytes, a += aRow, c += cRow, s += sRow) row<A>(8, a, table, marks, b, bRow, bPanel, c, s, cPanel, times)
  } else if (vectors == 9) {
    for (; marks < end; marks += markBytes, a += aRow, c += cRow, s += sRow) row<A>(9, a, table, marks, b, bRow, bPanel, c, s, cPanel, times)
  } else {
    for (; marks < end; marks += markBytes, a += aRow, c += cRow, s += sRow) row<A>(12, a, table, marks, b, bRow, bPanel, c, s, cPanel, times)
  }
}

/**
 * The first `columns` columns of into += scale × A·B, where B [depth, columns] stands row by row, bRow bytes apart, and `into` is
 * in panels; A, its marks and its `table` are as above. `packed` has room for 48 × 128 floats.
 */
// @ts-ignore: decorator
@inline
export function addPacked<A>(
  a: usize, aRow: usize, table: usize, marks: usize, rows: i32,
  b: usize, bRow: usize, depth: i32, columns: i32, into: usize, panel: usize, scale: f32, packed: usize
): void {
  for (let left = columns; left > 0;) {
    const vectors = vectorsAtOnce(left)
    packColumns(vectors, b, bRow, packed, packedRow, depth)
    addMarked<A>(vectors, a, aRow, table, marks, rows, packed, packedRow, 64, into, 64, into, 64, panel, scale)
    left -= vectors << 2
    b += <usize>vectors << 4
    into += panel * (vectors >> 2)
  }
}

/** One row. The number of vectors is a constant, by which what is not wanted is left out when this is compiled. */
// @ts-ignore: decorator
@inline
function row<A>(
  vectors: i32, a: usize, table: usize, mark: usize, b: usize, bRow: usize, bPanel: usize, c: usize, s: usize, cPanel: usize, scale: v128
): void {
  // What is added to weights is added in place, so those of pixels need not carry a second address along.
  const from = isFloat<A>() ? s : c
  if (c == from && (load<u64>(mark) | load<u64>(mark, 8)) == 0) return
  let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0, d0 = c0, d1 = c0, d2 = c0, d3 = c0, e0 = c0, e1 = c0, e2 = c0, e3 = c0
  for (let word: usize = 0; word < markBytes; word += 8, a += 64 * sizeof<A>(), b += bRow << 6) {
    let bits = load<u64>(mark + word)
    if (bits != 0) do {
      const k = <usize>ctz(bits)
      const x = v128.load_splat<f32>(isFloat<A>() ? a + (k << 2) : table + (<usize>load<u8>(a + k) << 2))
      const p = b + k * bRow
      bits &= bits - 1
      c0 = madd(x, v128.load(p), c0)
      c1 = madd(x, v128.load(p, 16), c1)
      // Never so, here and below: without it V8 reads all that follows before the first product, and has not the registers.
      if (vectors > 9) if (p == mark) break
      c2 = madd(x, v128.load(p, 32), c2)
      c3 = madd(x, v128.load(p, 48), c3)
      if (vectors > 4) {
        if (p == c) break
        const q = p + bPanel
        d0 = madd(x, v128.load(q), d0)
        if (vectors > 5) {
          d1 = madd(x, v128.load(q, 16), d1)
          if (vectors > 9) if (q == c) break
          d2 = madd(x, v128.load(q, 32), d2)
          d3 = madd(x, v128.load(q, 48), d3)
        }
        if (vectors > 8) {
          const r = q + bPanel
          if (vectors > 9) if (q == mark) break
          e0 = madd(x, v128.load(r), e0)
          if (vectors > 9) {
            e1 = madd(x, v128.load(r, 16), e1)
            if (r == c) break
            e2 = madd(x, v128.load(r, 32), e2)
            e3 = madd(x, v128.load(r, 48), e3)
          }
        }
      }
    } while (bits != 0)
  }
  write16(c, from, c0, c1, c2, c3, scale)
  const q = c + cPanel
  const t = from + cPanel
  if (vectors > 5) write16(q, t, d0, d1, d2, d3, scale)
  else if (vectors > 4) write4(q, t, d0, scale)
  const r = q + cPanel
  const u = t + cPanel
  if (vectors > 9) write16(r, u, e0, e1, e2, e3, scale)
  else if (vectors > 8) write4(r, u, e0, scale)
}

/** Sixteen columns = those at s + scale × c0 … c3. */
// @ts-ignore: decorator
@inline
function write16(to: usize, s: usize, c0: v128, c1: v128, c2: v128, c3: v128, scale: v128): void {
  write4(to, s, c0, scale)
  write4(to + 16, s + 16, c1, scale)
  write4(to + 32, s + 32, c2, scale)
  write4(to + 48, s + 48, c3, scale)
}

/** Four columns = those at s + scale × c. */
// @ts-ignore: decorator
@inline
function write4(to: usize, s: usize, c: v128, scale: v128): void {
  v128.store(to, madd(c, scale, v128.load(s)))
}
