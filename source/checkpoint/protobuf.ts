/**
 * Protocol Buffers' wire format (protobuf.dev/programming-guides/encoding), as much of it as writing a model takes: every
 * function gives one field. A field is a list of pieces, so that a message as large as its weights is put together once.
 */
export type Field = readonly Uint8Array[]

const wireTypes = { varint: 0, bytes: 2, float32: 5 } as const

/** A whole number from 0 to 2⁵³ − 1; enumerations are such numbers too. */
export function integer(number: number, value: number): Field {
  return [varint(tag(number, 'varint')), varint(value)]
}

export function float32(number: number, value: number): Field {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [varint(tag(number, 'float32')), bytes]
}

export function bytes(number: number, value: Uint8Array): Field {
  return message(number, [value])
}

export function text(number: number, value: string): Field {
  return bytes(number, new TextEncoder().encode(value))
}

/** A message inside another. */
export function message(number: number, ...fields: readonly Field[]): Field {
  const pieces = fields.flat()
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return [varint(tag(number, 'bytes')), varint(length), ...pieces]
}

function tag(number: number, wireType: keyof typeof wireTypes): number {
  return number * 8 + wireTypes[wireType]
}

/** Seven bits a byte, lowest first; the eighth says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  // Division, because the bitwise operators know 32 bits only.
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
  return Uint8Array.from(bytes)
}
