/** The kinds of pictures that are read; what a file's name says counts for nothing. */
export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif'

/** What the first bytes of a picture say of it. */
export interface PictureHeader {
  readonly format: PictureFormat
  readonly width: number
  readonly height: number
  /** Bytes that decoding it takes: all of its pixels at once, unless it can be read row by row. */
  readonly memory: number
}

/** Rows that a decoder holds when it reads row by row, about. */
const heldRows = 64

/** What a picture says of itself; `unknown` for another kind of file, `damaged` where its header makes no sense. */
export function readHeader(bytes: Uint8Array): PictureHeader | 'unknown' | 'damaged' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (text: string, at = 0) => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
  const header = () => {
    if (starts('\u0089PNG\r\n\u001a\n')) return png(view)
    if (starts('\u00ff\u00d8\u00ff')) return jpeg(view)
    if (starts('GIF87a') || starts('GIF89a')) return gif(view)
    if (starts('RIFF') && starts('WEBP', 8)) return webp(view, starts)
    return 'unknown'
  }
  try {
    const found = header()
    return typeof found === 'object' && (found.width === 0 || found.height === 0) ? 'damaged' : found
  } catch (error) {
    // It ends before it has said how large it is.
    if (error instanceof RangeError) return 'damaged'
    throw error
  }
}

/** Samples of a pixel by PNG's colour type: grey, RGB, palette (decoded to RGBA), grey and alpha, RGBA. */
const pngSamples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 4, 4: 2, 6: 4 }

function png(view: DataView): PictureHeader {
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const samples = pngSamples[view.getUint8(25)] ?? 4
  const isInterlaced = view.getUint8(28) !== 0
  const bytes = samples * (view.getUint8(24) === 16 ? 2 : 1)
  return { format: 'png', width, height, memory: width * (isInterlaced ? height : heldRows) * bytes }
}

function gif(view: DataView): PictureHeader {
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)]
  return { format: 'gif', width, height, memory: width * height * 4 }
}

function webp(view: DataView, starts: (text: string, at: number) => boolean): PictureHeader | 'damaged' {
  const sized = (width: number, height: number) =>
    ({ format: 'webp', width, height, memory: width * height * 4 }) as const
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (starts('VP8X', 12)) return sized(uint24(24) + 1, uint24(27) + 1)
  if (starts('VP8L', 12)) {
    const bits = view.getUint32(21, true)
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
  }
  if (starts('VP8 ', 12)) return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  return 'damaged'
}

/** JPEG is a chain of segments; one of the kind “start of frame” has the size. */
function jpeg(view: DataView): PictureHeader | 'damaged' {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return 'damaged'
    const marker = view.getUint8(at + 1)
    // Any number of bytes 0xff may stand before a marker.
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      // A progressive picture is put together from coefficients, two bytes each, of all its pixels.
      const isProgressive = ![0xc0, 0xc1].includes(marker)
      const bytes = view.getUint8(at + 9) * (isProgressive ? 2 : 1)
      return { format: 'jpeg', width, height, memory: width * (isProgressive ? height : heldRows) * bytes }
    } else {
      const length = view.getUint16(at + 2)
      if (length < 2) return 'damaged'
      at += 2 + length
    }
  }
}
