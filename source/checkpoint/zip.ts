/** A zip archive of files that are stored as they are: what NumPy's .npz is. Follows PKWARE's APPNOTE, without ZIP64. */

export interface ArchivedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The archive's bytes. It bears no date, so that the same files give the same bytes. */
export function encodeZip(files: readonly ArchivedFile[]): Uint8Array {
  const locals: Uint8Array[] = []
  const centrals: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const nameBytes = new TextEncoder().encode(name)
    const about = describe(nameBytes, bytes)
    const local = Buffer.concat([u32(0x04034b50), about, nameBytes])
    centrals.push(u32(0x02014b50), u16(zipVersion), about, u16(0), u16(0), u16(0), u32(0), u32(offset), nameBytes)
    locals.push(local, bytes)
    offset += local.length + bytes.length
  }
  const central = Buffer.concat(centrals)
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length)]
  const end = [u32(0x06054b50), ...counts, u32(central.length), u32(offset), u16(0)]
  return Buffer.concat([...locals, central, ...end])
}

/** 2.0, the oldest that anybody reads. */
const zipVersion = 20
/** Names are UTF-8. */
const flags = 0x0800
/** 1 January 1980, the format's first day. */
const noTime = 0
const firstDay = (1 << 5) | 1

/** What stands both before a file and in the directory at the end. */
function describe(name: Uint8Array, bytes: Uint8Array): Uint8Array {
  const size = u32(bytes.length)
  const stored = u16(0)
  const noExtra = u16(0)
  const parts = [u16(zipVersion), u16(flags), stored, u16(noTime), u16(firstDay), u32(crc32(bytes)), size, size]
  return Buffer.concat([...parts, u16(name.length), noExtra])
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})

/** The CRC-32 of zip, gzip and PNG (RFC 1952, section 8). Node's own came after Node 20.0. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  for (const byte of bytes) remainder = (remainder >>> 8) ^ table[(remainder ^ byte) & 255]!
  return ~remainder >>> 0
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, value >>> 8)
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}
