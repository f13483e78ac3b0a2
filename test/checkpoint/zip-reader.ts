/** Reads a zip archive of stored files from its directory, as PKWARE's APPNOTE tells, and checks what it says twice. */
export function readZip(archive: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const u16 = (at: number) => view.getUint16(at, true)
  const u32 = (at: number) => view.getUint32(at, true)
  const expectSame = (one: number, other: number) => {
    if (one !== other) throw new Error(`The archive says ${one} and ${other} of one thing.`)
  }
  const end = archive.length - 22
  expectSame(u32(end), 0x06054b50)
  const files = new Map<string, Uint8Array>()
  let at = u32(end + 16)
  for (let i = 0; i < u16(end + 10); i++) {
    expectSame(u32(at), 0x02014b50)
    const local = u32(at + 42)
    expectSame(u32(local), 0x04034b50)
    // From the version that is needed to the name's length both records are the same.
    for (let byte = 0; byte < 24; byte++) expectSame(archive[at + 6 + byte]!, archive[local + 4 + byte]!)
    const [method, checksum, size, length] = [u16(at + 10), u32(at + 16), u32(at + 20), u16(at + 28)]
    expectSame(method, 0)
    expectSame(u32(at + 24), size)
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length))
    expectSame(
      Buffer.compare(archive.subarray(at + 46, at + 46 + length), archive.subarray(local + 30, local + 30 + length)),
      0
    )
    const bytes = archive.subarray(local + 30 + length, local + 30 + length + size)
    expectSame(bitByBit(bytes), checksum)
    files.set(name, bytes)
    at += 46 + length
  }
  expectSame(at, end)
  expectSame(at - u32(end + 16), u32(end + 12))
  return files
}

/** CRC-32 as its definition has it, a bit at a time. */
function bitByBit(bytes: Uint8Array): number {
  let remainder = ~0
  for (const byte of bytes) {
    remainder ^= byte
    for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (0xedb88320 & -(remainder & 1))
  }
  return ~remainder >>> 0
}
