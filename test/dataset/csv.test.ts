import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTableReader } from '../../source/dataset/csv.js'
import { DataError } from '../../source/dataset/dataset.js'

/** Reads a text in pieces of so many bytes. */
function read(text: string, piece = 1000) {
  const bytes = new TextEncoder().encode(text)
  const reader = createTableReader('my.csv')
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece))
  const { labels, rows, width, pixels } = reader.end()
  const names = [...labels.keys()]
  return {
    rows: [...rows].map((row, i) => [names[row], ...pixels.subarray(i * width, (i + 1) * width)]),
    labels,
    width
  }
}

const table = [
  ['7', 0, 255, 3],
  ['cat', 10, 20, 30]
]

describe('a CSV file', () => {
  it.each<[string, string]>([
    ['of a label and pixels a line', '7,0,255,3\ncat,10,20,30\n'],
    ['without an end of its last line', '7,0,255,3\ncat,10,20,30'],
    ['with lines of Windows and a mark of its byte order', '\ufeff7,0,255,3\r\ncat,10,20,30\r\n'],
    ['with lines of old Macs', '7,0,255,3\rcat,10,20,30\r'],
    ['with blank lines', '\n7,0,255,3\n\n\ncat,10,20,30\n\n'],
    ['with a heading', 'label,1x1,1x2,1x3\n7,0,255,3\ncat,10,20,30\n'],
    ['with a heading of numbers', 'label,0,1,2\n7,0,255,3\ncat,10,20,30\n'],
    ['with its label last', 'p1,p2,p3,Class\n0,255,3,7\n10,20,30,cat\n'],
    ['with its label in between', 'p1,label,p2,p3\n0,7,255,3\n10,cat,20,30\n'],
    ['with semicolons', '7;0;255;3\ncat;10;20;30\n'],
    ['with tabs', '7\t0\t255\t3\ncat\t10\t20\t30\n'],
    ['with quotes', '"7","0","255","3"\n"cat","10","20","30"\n'],
    ['with spaces', ' 7 , 0 , 255 , 3 \ncat, 10, 20, 30\n'],
    ['with zeros behind a point', '7,0.0,255.00,3.\ncat,10,20,30\n'],
    ['with zeros in front', '7,000,255,003\ncat,0010,20,30\n']
  ])('%s has the same rows, in whatever pieces it comes', (_, text) => {
    for (const piece of [1, 2, 7, 1000]) expect(read(text, piece).rows).toEqual(table)
  })
  it('may have a comma, a quote and any alphabet in a label in quotes', () => {
    expect(read('"a, ""b""",1\n猫,2\n').rows).toEqual([
      ['a, "b"', 1],
      ['猫', 2]
    ])
  })
  it('says of each label on which line it is first', () => {
    expect([...read('x,p\n\n5,1\n5,1\n6,1\n').labels]).toEqual([
      ['5', 3],
      ['6', 5]
    ])
  })
  it('of any size is read whole', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 255 }),
      fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 5, maxLength: 5 })
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 40 }), (rows, piece) => {
        const flat = rows.map(([label, pixels]) => [String(label), ...pixels])
        expect(read(flat.map(fields => fields.join(',')).join('\n'), piece).rows).toEqual(flat)
      })
    )
  })
  it('grows beyond its first blocks', () => {
    const line = `1${',200'.repeat(784)}\n`
    const { rows } = read(line.repeat(1000), 65_536)
    expect(rows).toHaveLength(1000)
    expect(rows.every(row => row.length === 785 && row.slice(1).every(value => value === 200))).toBe(true)
  })
  it('that is damaged is refused by its name and the line', () => {
    expect(() => read('1,2,3\n1,2,999\n')).toThrow(
      new DataError(
        'my.csv has “999” as field 3 of line 2, and pixels are from 0 to 255: each line should be a label and its pixels, like 7,0,255.'
      )
    )
  })
})
