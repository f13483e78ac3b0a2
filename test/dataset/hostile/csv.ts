import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSource } from '../../../source/dataset/dataset.js'
import { each, type HostileCase } from './case.js'

/** Four images of 2 × 2 pixels, of two classes. */
const rows = ['0,1,2,3,4', '1,5,6,7,8', '0,9,10,11,12', '1,13,14,15,255']
const text = (...lines: readonly string[]) => `${lines.join('\n')}\n`
const good = text(...rows)
const heading = 'label,p1,p2,p3,p4'

/** What a CSV file may hold, and why it is refused; null where it is not. */
const contents: Readonly<Record<string, readonly [() => string | Uint8Array, RegExp | null]>> = {
  'good rows': [() => good, null],
  'a heading': [() => text(heading, ...rows), null],
  'a heading of numbers': [() => text('label,0,1,2,3', ...rows), null],
  'a label in the last column': [
    () => text('p1,p2,p3,p4,class', ...rows.map(row => `${row.slice(2)},${row[0]}`)),
    null
  ],
  'a mark of its byte order': [() => `\ufeff${good}`, null],
  'a mark of its byte order and a heading': [() => `\ufeff${text(heading, ...rows)}`, null],
  'lines of Windows': [() => good.replaceAll('\n', '\r\n'), null],
  'lines of old Macs': [() => good.replaceAll('\n', '\r'), null],
  'blank lines': [() => `\n\n${good.replaceAll('\n', '\n\n')}`, null],
  'no end of its last line': [() => good.slice(0, -1), null],
  semicolons: [() => good.replaceAll(',', ';'), null],
  tabs: [() => good.replaceAll(',', '\t'), null],
  spaces: [() => good.replaceAll(',', ' , '), null],
  quotes: [() => good.replace(/\d+/g, '"$&"'), null],
  'names for labels': [() => text('cat,1,2,3,4', '"a ""big"" dog",5,6,7,8', 'cat,9,9,9,9'), null],
  'control characters in a label': [() => text('\u001b[2J,1,2,3,4', '\u0007,5,6,7,8'), null],
  'whole numbers with a point': [() => good.replace('255', '255.0'), null],
  nothing: [() => '', /has no rows/],
  'blank lines alone': [() => '\n\r\n\n', /has no rows/],
  'a heading alone': [() => `${heading}\n`, /has no rows/],
  'one column': [() => text('1', '2'), /has only one field on line 1/],
  'a row too short': [() => text(...rows, '1,2,3,4'), /has 4 fields on line 5 and 5 before/],
  'a row too long': [() => text(rows[0]!, '1,2,3,4,5,6', ...rows), /has more fields on line 2 than the 5 before/],
  'a comma behind a row': [() => text(...rows, '1,2,3,4,5,'), /has more fields on line 5 than the 5 before/],
  'a row that ends early': [() => `${good}1,2`, /has 2 fields on line 5/],
  'NaN in a row': [() => text(...rows, '1,2,NaN,4,5'), /has “NaN” as field 3 of line 5, and pixels are from 0 to 255/],
  'NaN in its first row': [() => text('1,NaN,NaN,NaN,NaN', ...rows), /has “NaN” as field 2 of line 1/],
  'a number below zero': [() => text(...rows, '1,2,-3,4,5'), /has “-3” as field 3/],
  '256': [() => text(...rows, '1,2,3,256,5'), /has “256” as field 4/],
  '0.5': [() => text(...rows, '1,2,0.5,4,5'), /has “0\.5” as field 3/],
  '1e2': [() => text(...rows, '1,2,1e2,4,5'), /has “1e2”/],
  '0x10': [() => text(...rows, '1,0x10,3,4,5'), /has “0x10”/],
  Infinity: [() => text(...rows, '1,Infinity,3,4,5'), /has “Infinity”/],
  'a number of 60 digits': [() => text(...rows, `1,${'9'.repeat(60)},3,4,5`), /has “9{20}” as field 2/],
  'an empty field': [() => text(...rows, '1,,3,4,5'), /has “” as field 2/],
  'a word among pixels': [() => text(...rows, '1,2,black,4,5'), /has “black”/],
  'Arabic digits': [() => text(...rows, '1,٣,3,4,5'), /has “٣”/],
  'a label below zero': [() => text('-1,1,2,3,4', ...rows), /has the label “-1” on line 1/],
  'NaN for a label': [() => text('nan,1,2,3,4', 'cat,1,2,3,4'), /has the label “nan” on line 1: labels are/],
  'a label of 1.5': [() => text(...rows, '1.5,1,2,3,4'), /has the label “1\.5” on line 5/],
  'a label of 256': [() => text(...rows, '256,1,2,3,4'), /has the label “256” on line 5/],
  'no label in a row': [() => text(...rows, ',1,2,3,4'), /has no label on line 5/],
  'a name among numbers': [() => text(...rows, 'cat,1,2,3,4'), /has the label “cat” on line 5, and others are numbers/],
  'one class': [() => text(rows[0]!, rows[2]!), /has only one class/],
  'labels of damage': [() => text(...rows, '255,1,2,3,4'), /has the label 255 but no image of 253 classes/],
  '257 names for labels': [
    () => text(...Array.from({ length: 257 }, (_, i) => `name${i},1,2,3,4`)),
    /has more than 256 labels on the way to line 257/
  ],
  'pixels that make no square': [() => text('0,1,2,3', '1,2,3,4'), /has 3 pixels a line, which make no square/],
  'columns of pixels alone': [() => text('pixel0,pixel1,pixel2,pixel3', '1,2,3,4'), /none that is called label/],
  'a quote that does not end': [() => text(...rows, '"1,2,3,4,5'), /has a quote on line 5 that does not end/],
  'a field of five megabytes': [() => `1,${'9'.repeat(5e6)}`, /has a field of more than 256 bytes on line 1/],
  'a heading of ten megabytes': [() => `${'abcdefghi,'.repeat(1e6)}end\n`, /has no rows/],
  'a first row of ten megabytes': [() => `1${',abcdefghi'.repeat(1e6)},\n`, /has “abcdefghi” as field 2 of line 1,/],
  'a line of four megabytes': [() => `${rows[0]}\n${'1,'.repeat(2e6)}`, /has more fields on line 2 than the 5 before/],
  'a first line of four megabytes': [() => '1,'.repeat(2e6), /has more than 1048577 fields on line 1/],
  'five megabytes of blank lines': [() => '\n'.repeat(5e6), /has no rows/],
  'five megabytes of quotes': [() => '"'.repeat(5e6), /has a field of more than 256 bytes/],
  'zero bytes': [() => new Uint8Array(5e6), /is not text: there is a byte 0 on line 1/],
  'UTF-16': [() => Buffer.from(`\ufeff${good}`, 'utf16le'), /is not text/],
  'a PNG': [() => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /is not text|has/],
  'bytes of every kind': [() => Uint8Array.from({ length: 1e5 }, (_, i) => (i * 7919) & 255), /is not text|has/]
}

const files = each(contents, ([make, refused]) => ({
  lay(folder) {
    writeFileSync(join(folder, 'my.csv'), make())
    return { data: join(folder, 'my.csv') }
  },
  ...(refused && { refused })
}))

const pair = (train: string, test: string) => (folder: string) => {
  writeFileSync(join(folder, 'train.csv'), train)
  writeFileSync(join(folder, 'test.csv'), test)
  return { data: folder }
}

const folders = each<readonly [(folder: string) => DataSource, RegExp | null]>(
  {
    'train.csv and test.csv': [pair(good, good), null],
    'a test.csv of other images': [pair(good, text('0,1,2', '1,3,4')), /has 2 pixels a line and \S+ has 4/],
    'a test.csv without labels': [
      pair(text(heading, ...rows), text('p1,p2,p3,p4', '1,2,3,4')),
      /none that is called label/
    ],
    'a test.csv with a label of its own': [pair(good, text('0,1,2,3,4', '2,1,2,3,4')), /label 2 in its test set only/],
    'a test.csv with a name of its own': [
      pair(text('cat,1,2,3,4', 'dog,1,2,3,4'), text('ape,1,2,3,4')),
      /has the class “ape” in its test set only/
    ],
    'an empty test.csv': [pair(good, ''), /test\.csv has no rows/],
    'two sets': [
      folder => {
        writeFileSync(join(folder, 'a_train.csv'), good)
        writeFileSync(join(folder, 'b_train.csv'), good)
        return { data: folder }
      },
      /holds several data sets \(a_train\.csv, b_train\.csv\)/
    ],
    'a folder that is called a CSV file': [
      folder => {
        mkdirSync(join(folder, 'my.csv'))
        return { data: join(folder, 'my.csv') }
      },
      /my\.csv holds no data set/
    ],
    'a pipe that is called a CSV file': [
      folder => {
        execFileSync('mkfifo', [join(folder, 'my.csv')])
        return { data: join(folder, 'my.csv') }
      },
      /my\.csv is neither a folder nor a file/
    ],
    'a link to itself that is called a CSV file': [
      folder => {
        symlinkSync('my.csv', join(folder, 'my.csv'))
        return { data: join(folder, 'my.csv') }
      },
      /can't be read \(ELOOP\)/
    ],
    'a CSV file in colour': [folder => ({ ...pair(good, good)(folder), colour: true }), /leave out --colour/],
    'a CSV file of another size': [folder => ({ ...pair(good, good)(folder), size: [3, 1] }), /which is not 3 × 1/],
    'a CSV file of a wide size': [folder => ({ ...pair(good, good)(folder), size: [4, 1] }), null],
    'text that is called something else': [
      folder => {
        writeFileSync(join(folder, 'my.txt'), good)
        return { data: join(folder, 'my.txt') }
      },
      /is neither a folder nor a CSV file/
    ]
  },
  ([lay, refused]) => ({ lay, ...(refused && { refused }) })
)

export const csvCases: readonly HostileCase[] = [...files, ...folders].map(({ name, ...rest }) => ({
  name: `CSV with ${name}`,
  ...rest
}))
