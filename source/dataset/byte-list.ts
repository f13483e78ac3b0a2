/** Bytes of which nobody knows yet how many there will be. */
export interface ByteList {
  length(): number
  put(value: number): void
  /** All of them, one behind the other; the list is empty then. */
  take(): Uint8Array
}

const leastBlock = 2 ** 12
const largestBlock = 2 ** 24

/** An empty list. It grows by blocks, so that what it holds is copied once, when it is taken. */
export function createByteList(): ByteList {
  let full: Uint8Array[] = []
  let before = 0
  let block = new Uint8Array(leastBlock)
  let filled = 0
  return {
    length: () => before + filled,
    put(value) {
      if (filled === block.length) {
        full.push(block)
        before += filled
        block = new Uint8Array(Math.min(largestBlock, block.length * 2))
        filled = 0
      }
      block[filled++] = value
    },
    take() {
      const bytes = new Uint8Array(before + filled)
      let at = 0
      for (const part of [...full, block.subarray(0, filled)]) {
        bytes.set(part, at)
        at += part.length
      }
      full = []
      before = filled = 0
      return bytes
    }
  }
}
