import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { DataSource } from '../../../source/dataset/dataset.js'
import { idxBytes } from '../idx-bytes.js'
import { each, type HostileCase } from './case.js'

const values = (count: number) => Array.from({ length: count }, (_, i) => i % 251)
/** Six training and three test images of 2 rows × 3 columns, of three classes. */
const good = {
  'train-images-idx3-ubyte': idxBytes([6, 2, 3], values(36)),
  'train-labels-idx1-ubyte': idxBytes([6], [0, 1, 2, 2, 1, 0]),
  't10k-images-idx3-ubyte': idxBytes([3, 2, 3], values(18)),
  't10k-labels-idx1-ubyte': idxBytes([3], [2, 1, 0])
} as const
type FileName = keyof typeof good
const fileNames = Object.keys(good) as FileName[]

/** Lays the good files out with other bytes in one place; without any there is nothing there. */
function folderWith(folder: string, name: string, bytes: Uint8Array | null): string {
  for (const [other, whole] of Object.entries(good)) if (other !== name) writeFileSync(join(folder, other), whole)
  if (bytes) writeFileSync(join(folder, name), bytes)
  return folder
}

const bytes = (...parts: (Uint8Array | readonly number[] | string)[]) =>
  Buffer.concat(parts.map(part => Buffer.from(part as Uint8Array)))
const largest = 0xffff_ffff
const withDimensions = (dimensions: readonly number[]) => idxBytes(dimensions, [1, 2, 3])

/** What any of the four files may be instead of itself. */
const instead: Readonly<Record<string, (whole: Uint8Array) => readonly [Uint8Array | null, RegExp]>> = {
  'is empty': () => [bytes(), /is not an IDX file/],
  'has three bytes': whole => [whole.subarray(0, 3), /is not an IDX file/],
  'is text': () => [bytes('label,pixel\n1,2\n'), /is not an IDX file/],
  'is a PNG': () => [bytes([0x89], 'PNG\r\n\u001a\n'), /is not an IDX file/],
  'is a ZIP': () => [bytes('PK\u0003\u0004', values(40)), /is not an IDX file/],
  'is all zeros': () => [new Uint8Array(100), /holds numbers of type 0x0; only bytes/],
  'holds signed bytes': whole => [bytes([0, 0, 9], whole.subarray(3)), /type 0x9/],
  'holds shorts': whole => [bytes([0, 0, 0x0b], whole.subarray(3)), /type 0xb/],
  'holds floats': whole => [bytes([0, 0, 0x0d], whole.subarray(3)), /type 0xd/],
  'holds doubles': whole => [bytes([0, 0, 0x0e], whole.subarray(3)), /type 0xe/],
  'has no dimension': () => [idxBytes([], [1]), /ends inside its header/],
  'has 255 dimensions': whole => [bytes([0, 0, 8, 255], whole.subarray(4)), /ends inside its header/],
  'has 255 dimensions of the largest size': () => [
    withDimensions(new Array(255).fill(largest)),
    /again\.$|should hold/
  ],
  'ends inside its sizes': whole => [whole.subarray(0, 7), /ends inside its header/],
  'ends behind its header': whole => [whole.subarray(0, whole[3]! * 4 + 4), /but holds 0: fetch it again/],
  'lacks its last byte': whole => [whole.subarray(0, -1), /but holds \d+: fetch it again/],
  'has a byte behind its end': whole => [bytes(whole, [0]), /but holds \d+: fetch it again/],
  'has a megabyte behind its end': whole => [bytes(whole, new Uint8Array(2 ** 20)), /but holds 10\d{5}: fetch it/],
  'promises 2³² − 1 of everything': whole => [withDimensions(new Array(whole[3]!).fill(largest)), /again\.$/],
  'promises 2³¹ of everything': whole => [withDimensions(new Array(whole[3]!).fill(2 ** 31)), /again\.$/],
  'promises 65536 of everything': whole => [withDimensions(new Array(whole[3]!).fill(65_536)), /(again|smaller)\.$/],
  'promises nothing': whole => [idxBytes(new Array(whole[3]!).fill(0), []), /(labels for the|none of them 0)/],
  'has one dimension too many': whole => [withDimensions(new Array(whole[3]! + 1).fill(1)), /./],
  'has ten images too many': whole => [
    idxBytes([16, ...(whole[3]! > 1 ? [2, 3] : [])], values(whole[3]! > 1 ? 96 : 16)),
    /./
  ],
  'is not there': () => [null, /is not there: --data wants/]
}

const anyFile = fileNames.flatMap(file =>
  each(instead, make => {
    const [wrong, refused] = make(good[file])
    return { lay: folder => ({ data: folderWith(folder, file, wrong) }), refused }
  }).map(({ name, ...rest }): HostileCase => ({ name: `${file} ${name}`, ...rest }))
)

/** What stands in a file's place without being one. */
const noFiles = (['train-images-idx3-ubyte', 't10k-labels-idx1-ubyte'] as const).flatMap(file =>
  each<readonly [(path: string) => unknown, RegExp]>(
    {
      'is a folder': [path => mkdirSync(path), /is not a file/],
      'is a pipe': [path => execFileSync('mkfifo', [path]), /is not a file/],
      'is a device that never ends': [path => symlinkSync('/dev/zero', path), /is not a file/],
      'is a link to nothing': [path => symlinkSync('nowhere', path), /is not there/],
      'is a link to itself': [path => symlinkSync(file, path), /can't be read \(ELOOP\)/]
    },
    ([make, refused]) => ({
      lay(folder) {
        folderWith(folder, file, null)
        make(join(folder, file))
        return { data: folder }
      },
      refused
    })
  ).map(({ name, ...rest }): HostileCase => ({ name: `${file} ${name}`, ...rest }))
)

const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 2 ** 20)

/** What gzip may have packed, and how it may be damaged; built once they are wanted. */
const packed = (['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'] as const).flatMap(file => {
  const whole = good[file]
  const zipped = () => gzipSync(whole)
  const flipped = (at: number) => {
    const damaged = zipped()
    damaged[damaged.length + at]! ^= 0xff
    return damaged
  }
  return each<readonly [() => Uint8Array, RegExp | null]>(
    {
      'packed by gzip': [zipped, null],
      'packed in two members': [() => bytes(gzipSync(whole.subarray(0, 9)), gzipSync(whole.subarray(9))), null],
      'packed in a member a byte': [() => bytes(...[...whole].map(byte => gzipSync(Uint8Array.of(byte)))), null],
      'packed twice, one behind the other': [() => bytes(zipped(), zipped()), /but holds more: fetch it again/],
      'packed twice, one in the other': [() => gzipSync(zipped()), /is not an IDX file/],
      'packed and cut off': [() => zipped().subarray(0, -9), /where gzip packed it \(Z_BUF_ERROR\)/],
      'packed and cut off in its header': [() => zipped().subarray(0, 5), /where gzip packed it \(Z_BUF_ERROR\)/],
      'packed with another checksum': [() => flipped(-8), /where gzip packed it \(Z_DATA_ERROR\)/],
      'packed with another length': [() => flipped(-4), /where gzip packed it \(Z_DATA_ERROR\)/],
      'packed with rubbish behind': [() => bytes(zipped(), 'rubbish'), /where gzip packed it \(Z_DATA_ERROR\)/],
      'packed with zeros behind': [() => bytes(zipped(), new Uint8Array(7)), /has 7 bytes behind what gzip packed/],
      'packed with rubbish inside': [() => bytes(zipped().subarray(0, 12), 'rubbish'), /where gzip packed it/],
      'packed with a byte too few': [() => gzipSync(whole.subarray(0, -1)), /but holds \d+: fetch it again/],
      'packed with a byte too many': [() => gzipSync(bytes(whole, [0])), /but holds more: fetch it again/],
      'packed with 64 MiB of zeros behind': [() => gzipSync(bytes(whole, zeros(64))), /but holds more: fetch it/],
      'packed with 64 MiB of zeros alone': [() => gzipSync(zeros(64)), /holds numbers of type 0x0/],
      'packed, and promises 2³² − 1 of everything': [
        () => gzipSync(withDimensions(new Array(whole[3]!).fill(largest))),
        /(says it has|labels for the) .*again\.$/
      ],
      'packed, and promises more than gzip can pack': [
        () => gzipSync(withDimensions(whole[3] === 1 ? [2 ** 23] : [6, 1000, 1000])),
        /at most: fetch it again/
      ]
    },
    ([make, refused]) => ({
      lay(folder) {
        folderWith(folder, file, null)
        writeFileSync(join(folder, `${file}.gz`), make())
        return { data: folder }
      },
      ...(refused && { refused })
    })
  ).map(({ name, ...rest }): HostileCase => ({ name: `${file} ${name}`, ...rest }))
})

const labels = (train: readonly number[], test: readonly number[]) => (folder: string) => {
  folderWith(folder, 'train-labels-idx1-ubyte', idxBytes([6], train))
  writeFileSync(join(folder, 't10k-labels-idx1-ubyte'), idxBytes([3], test))
  return folder
}

/** Labels and names that do not go together. */
const named = each<readonly [(folder: string) => DataSource, RegExp | { readonly problem?: RegExp }]>(
  {
    'a label 255 among three classes': [
      folder => ({ data: labels([0, 1, 2, 255, 1, 0], [0, 1, 2])(folder) }),
      /has the label 255 but no image of 252 classes before it/
    ],
    'a label that is tested alone': [
      folder => ({ data: labels([0, 1, 2, 2, 1, 0], [0, 1, 3])(folder) }),
      /label 3 in its test/
    ],
    'one class': [folder => ({ data: labels([4, 4, 4, 4, 4, 4], [4, 4, 4])(folder) }), /has only one class/],
    'labels from 1': [folder => ({ data: labels([1, 2, 3, 3, 2, 1], [1, 2, 3])(folder) }), {}],
    'a class without images': [
      folder => ({ data: labels([0, 1, 3, 3, 1, 0], [0, 1, 3])(folder) }),
      { problem: /has no training image of the class 2/ }
    ],
    'names with control characters': [withNames('\u001b[31mred\n\u0007\n\u202eright'), {}],
    'names on lines of Windows': [withNames('\ufeffone\r\ntwo\r\nthree\r\n\r\n'), {}],
    'two names for three classes': [withNames('one\ntwo'), /has the label 2, and \S+ names 2 classes/],
    'no names': [withNames(''), /names no class/],
    'a name that is blank': [withNames('one\n\nthree'), /has nothing on line 2/],
    '257 names': [withNames('name\n'.repeat(257)), /names 257 classes; 256 are the most/],
    'names of two megabytes': [withNames('x'.repeat(2 ** 21)), /is too long for a list of names/],
    'names that are no text': [withNames(bytes([0xff, 0xfe, 0x80])), /is not text in UTF-8/],
    'names that are not there': [
      folder => ({ data: folderWith(folder, '', null), names: join(folder, 'missing.txt') }),
      /missing\.txt is not a file: --names wants one/
    ],
    'names that are a folder': [folder => ({ data: folderWith(folder, '', null), names: folder }), /is not a file/],
    'several sets in a folder': [
      folder => {
        writeFileSync(join(folder, 'emnist-letters-train-images-idx3-ubyte'), '')
        return { data: folderWith(folder, '', null) }
      },
      /holds several data sets \(emnist-letters, MNIST\): name one/
    ],
    'the start of names that are not there': [
      folder => ({ data: join(folderWith(folder, '', null), 'emnist-digits') }),
      /emnist-digits is not there/
    ],
    'a size for images that have one': [
      folder => ({ data: folderWith(folder, '', null), size: [8, 8] }),
      /leave out --size/
    ],
    'a path with a zero byte': [() => ({ data: 'a\u0000b' }), /can't be read/],
    'a path that is too long': [() => ({ data: 'x'.repeat(5000) }), /can't be read \(ENAMETOOLONG\)/],
    'a path through a file': [() => ({ data: '/etc/passwd/data' }), /can't be read \(ENOTDIR\)/],
    'a device': [() => ({ data: '/dev/zero' }), /is neither a folder nor a file/],
    'an empty folder': [folder => ({ data: folder }), /holds no data set/],
    'nothing at all': [
      folder => {
        rmSync(folder, { recursive: true })
        return { data: folder }
      },
      /is not there: --data wants/
    ]
  },
  ([lay, outcome]) => (outcome instanceof RegExp ? { lay, refused: outcome } : { lay, ...outcome })
)

function withNames(text: string | Uint8Array): (folder: string) => DataSource {
  return folder => {
    writeFileSync(join(folder, 'classes.txt'), text)
    return { data: folderWith(folder, '', null) }
  }
}

export const idxCases: readonly HostileCase[] = [...anyFile, ...noFiles, ...packed, ...named]
