import { createHash } from 'node:crypto'
import { FormatError, type Tensor } from './safetensors.js'

/**
 * The checksums of a checkpoint, which its format lacks. There are two, so that a header can be trusted without a look at
 * the data behind it: `sha256` over the data, and `headerSha256` over the file up to there, which covers the first one too.
 * In what it covers, the header's own 64 digits stand as zeros.
 */
export interface Seal {
  readonly headerSha256: string
  readonly sha256: string
}

const blank = '0'.repeat(64)

/** The checksums to put into a file with these tensors; the header's is put in its place by `sealHeader`. */
export function blankSeal(tensors: readonly Tensor[]): Seal {
  const hash = createHash('sha256')
  for (const { data } of tensors) hash.update(data)
  return { headerSha256: blank, sha256: hash.digest('hex') }
}

/** Writes the header's checksum over the zeros that stand for it. `header` is the file's bytes up to the data. */
export function sealHeader(header: Uint8Array): void {
  findDigits(header, blank).write(hashOf(header), 'latin1')
}

/** @throws FormatError unless the header is what was sealed. */
export function checkHeader(header: Uint8Array, { headerSha256 }: Partial<Seal>): void {
  const copy = new Uint8Array(header)
  findDigits(copy, headerSha256 ?? '').write(blank, 'latin1')
  refuseOther(copy, headerSha256)
}

/** @throws FormatError unless the data is what was sealed. */
export function checkData(data: Uint8Array, { sha256 }: Partial<Seal>): void {
  refuseOther(data, sha256)
}

function refuseOther(bytes: Uint8Array, stated: string | undefined): void {
  if (hashOf(bytes) !== stated) throw new FormatError('its checksum does not match its contents')
}

/** Where the digits of a checksum stand in a header; empty when they don't. */
function findDigits(header: Uint8Array, digits: string): Buffer {
  const buffer = Buffer.from(header.buffer, header.byteOffset, header.byteLength)
  const at = digits.length === blank.length ? buffer.indexOf(digits, 'latin1') : -1
  return at < 0 ? Buffer.alloc(0) : buffer.subarray(at, at + blank.length)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
