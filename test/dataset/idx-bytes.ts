/** An IDX file as LeCun describes it: type 8 is bytes; sizes are big-endian. */
export function idxBytes(dimensions: readonly number[], values: Iterable<number>, type = 8): Uint8Array {
  const sizes = dimensions.flatMap(size => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255])
  return Uint8Array.from([0, 0, type, dimensions.length, ...sizes, ...values])
}
