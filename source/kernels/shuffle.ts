/** The order of an epoch. Here, because it is needed at once, and JavaScript takes its time until a loop is optimised. */

/**
 * Shuffles u32 items [n] in place with the numbers of a xoshiro128** stream that stands at a, b, c, d: to the same order as
 * `shuffle` of engine/random.ts, which see for the sources.
 */
export function shuffle(items: usize, n: i32, a: u32, b: u32, c: u32, d: u32): void {
  for (let last = n - 1; last > 0; last--) {
    const number = rotl<u32>(b * 5, 7) * 9
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotl<u32>(d, 11)
    const other = <usize>(<f64>number / 4294967296.0 * <f64>(last + 1))
    const from = items + (other << 2)
    const to = items + (<usize>last << 2)
    const item = load<u32>(to)
    store<u32>(to, load<u32>(from))
    store<u32>(from, item)
  }
}
