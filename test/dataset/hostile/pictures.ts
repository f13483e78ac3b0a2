import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { DataSource } from '../../../source/dataset/dataset.js'
import { each, type HostileCase } from './case.js'

/** A picture of noise that is the same for the same seed. */
function noise(seed: number, width = 12, height = 10): Sharp {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => Math.imul(i + 1, seed * 2654435761) >>> 24)
  return sharp(data, { raw: { width, height, channels: 3 } })
}

const pictures = {
  png: await noise(1).png().toBuffer(),
  jpeg: await noise(2).jpeg().toBuffer(),
  webp: await noise(3).webp().toBuffer(),
  gif: await noise(4).gif().toBuffer()
}
type Format = keyof typeof pictures
const formats = Object.keys(pictures) as Format[]
const beasts = await Promise.all([5, 6, 7, 8].map(seed => noise(seed).png().toBuffer()))

/** Two cats and two dogs, and a strange file among the cats. */
function withFile(folder: string, name: string | Buffer, bytes: Uint8Array | null): DataSource {
  for (const [i, kind] of ['cat', 'dog'].entries()) {
    mkdirSync(join(folder, kind))
    writeFileSync(join(folder, kind, 'a.png'), beasts[2 * i]!)
    writeFileSync(join(folder, kind, 'b.png'), beasts[2 * i + 1]!)
  }
  if (bytes) writeFileSync(Buffer.concat([Buffer.from(`${folder}/cat/`), Buffer.from(name)]), bytes)
  return { data: folder }
}

const patched = (format: Format, at: number, bytes: readonly number[]) => {
  const copy = Buffer.from(pictures[format])
  copy.set(bytes, at)
  return copy
}

/** A JPEG whose start of frame says another size. */
function sizedJpeg(bytes: readonly number[]): Buffer {
  const copy = Buffer.from(pictures.jpeg)
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]))
  copy.set(bytes, frame + 5)
  return copy
}

const xmlBomb =
  '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' +
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&b;</text></svg>'

/** Files that are no pictures, or none that can be used, and why. */
const strange: Readonly<Record<string, readonly [Uint8Array | string, RegExp]>> = {
  'nothing in it': ['', /x\.png is empty/],
  text: ['I am a cat.', /is not a picture \(PNG, JPEG, WebP or GIF\)/],
  'an SVG that unfolds': [xmlBomb, /is not a picture/],
  'a PDF': ['%PDF-1.7\n', /is not a picture/],
  'a TIFF': [Buffer.from('49492a0008000000', 'hex'), /is not a picture/],
  'a BMP': [Buffer.from('424d460000000000', 'hex'), /is not a picture/],
  'a HEIC': [Buffer.from('0000001866747970686569630000', 'hex'), /is not a picture/],
  'a program': [Buffer.from('7f454c4602010100', 'hex'), /is not a picture/],
  zeros: [new Uint8Array(1000), /is not a picture/],
  'a PNG of no width': [patched('png', 16, [0, 0, 0, 0]), /does not say how large it is/],
  'a PNG of no height': [patched('png', 20, [0, 0, 0, 0]), /does not say how large it is/],
  'a PNG of 2³² − 1 columns': [patched('png', 16, [255, 255, 255, 255]), /is too large/],
  'a PNG of 60000 × 60000': [patched('png', 16, [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]), /is too large \(60000 × 60000/],
  'a PNG of 2³¹ − 1 rows': [patched('png', 20, [127, 255, 255, 255]), /is too large/],
  'a PNG with another sum in its header': [patched('png', 29, [1, 2, 3, 4]), /can't be decoded/],
  'a PNG of no colour type': [patched('png', 25, [9]), /can't be decoded/],
  'a JPEG of 65535 × 65535': [sizedJpeg([255, 255, 255, 255]), /is too large \(65535 × 65535/],
  'a JPEG of no height': [sizedJpeg([0, 0]), /does not say how large it is/],
  'a JPEG that starts and ends': [Buffer.from('ffd8ffd9', 'hex'), /does not say how large it is/],
  'a JPEG of markers alone': [Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(1e5, 0xff)]), /does not say/],
  'a JPEG with a segment of no length': [Buffer.from('ffd8ffe00000ffe00000', 'hex'), /does not say how large/],
  'a GIF of 65535 × 65535': [patched('gif', 6, [255, 255, 255, 255]), /is too large/],
  'a GIF of no width': [patched('gif', 6, [0, 0]), /does not say how large it is/],
  'a WebP of 16383 × 16383': [patched('webp', 26, [255, 63, 255, 63]), /is too large \(16383 × 16383/],
  'a WebP of an unknown kind': [patched('webp', 12, [1, 2, 3, 4]), /does not say how large it is/],
  'an animated WebP of 2²⁴ × 2²⁴': [
    Buffer.concat([Buffer.from('RIFF....WEBPVP8X....', 'latin1'), Buffer.alloc(10, 255)]),
    /is too large \(16777216 × 16777216/
  ]
}

const strangers = each(strange, ([bytes, problem]) => ({
  lay: folder => withFile(folder, 'x.png', Buffer.from(bytes as Uint8Array)),
  problem
}))

/** Pictures that end too early. */
const cut = formats.flatMap(format =>
  [0.1, 0.3, 0.5, 0.8].map((share): HostileCase => {
    const whole = pictures[format]
    const bytes = whole.subarray(0, Math.floor(whole.length * share))
    return {
      name: `a ${format} cut off at ${share}`,
      lay: folder => withFile(folder, `x.${format}`, bytes),
      problem: /x\.\w+ (can't be decoded|is damaged)/
    }
  })
)

/** Pictures with another byte somewhere: whatever becomes of them, the others are there. */
const flipped = formats.flatMap(format =>
  Array.from({ length: 8 }, (_, i): HostileCase => {
    const at = Math.floor((pictures[format].length * (i + 0.5)) / 8)
    return {
      name: `a ${format} with another byte ${at}`,
      lay: folder => withFile(folder, `x.${format}`, patched(format, at, [pictures[format][at]! ^ 0x55])),
      problem: /|/
    }
  })
)

/** Pictures that are unusual and good. */
const unusual = each<() => Promise<Buffer>>(
  {
    'a PNG of 16 bits': () => noise(9).toColourspace('rgb16').png().toBuffer(),
    'an interlaced PNG': () => noise(10).png({ progressive: true }).toBuffer(),
    'a PNG of few colours': () => noise(11).png({ palette: true }).toBuffer(),
    'a PNG that can be seen through': () => noise(12).ensureAlpha(0.5).png().toBuffer(),
    'a progressive JPEG': () => noise(13).jpeg({ progressive: true }).toBuffer(),
    'a JPEG for printing': () => noise(14).toColourspace('cmyk').jpeg().toBuffer(),
    'a JPEG on its side': () => noise(15).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    'a picture of one pixel': () => noise(16, 1, 1).png().toBuffer(),
    'a picture of one row': () => noise(17, 3000, 1).png().toBuffer(),
    'a PNG of 64 million pixels': () =>
      sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#123' }, limitInputPixels: false })
        .toColourspace('b-w')
        .png({ compressionLevel: 1 })
        .toBuffer()
  },
  make => ({ lay: async folder => withFile(folder, 'x.png', await make()) })
)

const inFolder = (name: string | Buffer, make: (path: string) => unknown) => (folder: string) => {
  const source = withFile(folder, '', null)
  make(join(folder, 'cat', String(name)))
  return source
}

/** Things in folders that are no files, and names that no terminal should see. */
const odd = each<readonly [(folder: string) => DataSource, RegExp | null]>(
  {
    'a pipe': [inFolder('x.png', path => execFileSync('mkfifo', [path])), /x\.png is not a file/],
    'a device that never ends': [inFolder('x.png', path => symlinkSync('/dev/zero', path)), /x\.png is not a file/],
    'a link to nothing': [inFolder('x.png', path => symlinkSync('nowhere', path)), /can't be read \(ENOENT\)/],
    'a link to itself': [inFolder('x.png', path => symlinkSync('x.png', path)), /can't be read \(ELOOP\)/],
    'a link to its folder': [inFolder('x', path => symlinkSync('.', path)), /x is not a file/],
    'a link to the folder above': [inFolder('x', path => symlinkSync('..', path)), /x is not a file/],
    'a folder in a folder': [inFolder('x', path => mkdirSync(path)), /x is a folder in the folder of a class/],
    'the same picture twice': [
      inFolder('x.png', path => writeFileSync(path, beasts[0]!)),
      /is the same picture as \S+a\.png$/
    ],
    'a cat among the dogs': [
      inFolder('x.png', path => writeFileSync(path, beasts[2]!)),
      /is the same picture as \S+, in another class/
    ],
    'a name that clears the screen': [
      folder => withFile(folder, '\u001b[2J.png', Buffer.from('no')),
      /is not a picture/
    ],
    'a name of two lines': [folder => withFile(folder, 'a\nb.png', Buffer.from('no')), /is not a picture/],
    'a name that runs backwards': [folder => withFile(folder, 'a\u202egnp', Buffer.from('no')), /is not a picture/],
    'a name that is no text': [
      folder => withFile(folder, Buffer.from([255, 254, 0x2e]), beasts[0]!),
      /can't be read \(ENOENT\)/
    ],
    'a hidden file': [folder => withFile(folder, '.DS_Store', Buffer.from('no')), null],
    'a link in circles for a class': [
      folder => {
        symlinkSync('ape', join(folder, 'ape'))
        return withFile(folder, '', null)
      },
      /ape can't be read/
    ],
    'a class without pictures': [
      folder => {
        mkdirSync(join(folder, 'ape'))
        return withFile(folder, '', null)
      },
      /ape holds no file/
    ],
    'a class named by control characters': [
      folder => {
        mkdirSync(join(folder, '\u001b]0;x\u0007'))
        writeFileSync(join(folder, '\u001b]0;x\u0007', 'a.png'), pictures.png)
        return withFile(folder, '', null)
      },
      null
    ]
  },
  ([lay, problem]) => ({ lay, ...(problem && { problem }) })
)

const class1 = (folder: string, names: readonly string[], bytes: Uint8Array = beasts[0]!): DataSource => {
  for (const name of names) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'a.png'), bytes)
  }
  return { data: folder }
}

/** Folders that nothing can be made of. */
const refused = each<readonly [(folder: string) => DataSource, RegExp]>(
  {
    'one class': [folder => class1(folder, ['cat']), /has pictures of one class only/],
    'no picture in any class': [
      folder => class1(folder, ['cat', 'dog'], Buffer.from('meow')),
      /has no picture that can be read \(\S+a\.png is not a picture/
    ],
    'empty classes': [
      folder => {
        mkdirSync(join(folder, 'cat'))
        mkdirSync(join(folder, 'dog'))
        return { data: folder }
      },
      /holds nothing to train on/
    ],
    'pictures without folders': [
      folder => {
        writeFileSync(join(folder, 'a.png'), beasts[0]!)
        return { data: folder }
      },
      /holds no data set/
    ],
    '257 classes': [
      folder =>
        class1(
          folder,
          Array.from({ length: 257 }, (_, i) => `class ${i}`)
        ),
      /has more than 256 subfolders/
    ],
    'three names for two classes': [
      folder => {
        writeFileSync(join(folder, 'classes.txt'), 'a\nb\nc')
        return withFile(folder, '', null)
      },
      /names 3 classes, and \S+ has 2/
    ],
    'a class that is tested only': [
      folder => ({ ...class1(folder, ['train/cat', 'train/dog', 'test/ape']), data: folder }),
      /test\/ape has no folder of that name beside it in train/
    ]
  },
  ([lay, sentence]) => ({ lay, refused: sentence })
)

export const pictureCases: readonly HostileCase[] = [
  ...strangers,
  ...cut,
  ...flipped,
  ...unusual,
  ...odd,
  ...refused
].map(({ name, ...rest }) => ({ name: `pictures with ${name}`, ...rest }))
