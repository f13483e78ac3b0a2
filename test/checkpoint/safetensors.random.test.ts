import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSafetensors, encodeSafetensors, FormatError, type Tensor } from '../../source/checkpoint/safetensors.js'

const product = (shape: readonly number[]) => shape.reduce((all, size) => all * size, 1)

const tensor = fc
  .record({
    name: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'constructor', '"', '\\')),
    dtype: fc.constantFrom<Tensor['dtype']>('F32', 'U32'),
    shape: fc.array(fc.nat(3), { maxLength: 3 })
  })
  .chain(about => {
    const length = 4 * product(about.shape)
    return fc.uint8Array({ minLength: length, maxLength: length }).map((data): Tensor => ({ ...about, data }))
  })
const tensors = fc.uniqueArray(tensor, { selector: ({ name }) => name, maxLength: 6 })
const metadata = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))

/** Numbers as a header should hold them, and as it should not. */
const number = fc.oneof(
  { weight: 9, arbitrary: fc.nat(9).map(n => n * 4) },
  fc.constantFrom<unknown>(-1, 0.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e300, null, '4', true, [4])
)
/** Headers that are nearly right. */
const entry = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .nat(4)
      .chain(start =>
        fc.nat(4).map(size => ({ dtype: 'F32', shape: [size], data_offsets: [start * 4, (start + size) * 4] }))
      )
  },
  fc.record(
    {
      dtype: fc.constantFrom<unknown>('F32', 'U32', 'F64', 'BOOL', '__proto__', '', null, 4),
      shape: fc.oneof(fc.array(number, { maxLength: 3 }), number),
      data_offsets: fc.oneof(fc.tuple(number, number), fc.array(number, { maxLength: 3 }), number)
    },
    { requiredKeys: [] }
  ),
  fc.jsonValue()
)
const header = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__metadata__', '__proto__'), entry, { maxKeys: 4 })
  },
  fc.jsonValue()
)

function fileOf(json: string, dataLength: number): Uint8Array {
  const text = new TextEncoder().encode(json)
  const bytes = new Uint8Array(8 + text.length + dataLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
  bytes.set(text, 8)
  return bytes
}

describe('safetensors by chance', () => {
  it('give back whatever tensors and metadata went into them', () => {
    fc.assert(
      fc.property(tensors, metadata, (tensors, metadata) => {
        const decoded = decodeSafetensors(encodeSafetensors({ metadata, tensors }))
        expect(Object.entries(decoded.metadata).toSorted()).toEqual(Object.entries(metadata).toSorted())
        const byName = (one: Tensor, other: Tensor) => (one.name < other.name ? -1 : 1)
        expect(decoded.tensors.toSorted(byName)).toEqual(tensors.toSorted(byName))
      }),
      { numRuns: 500, seed: 1 }
    )
  })
  it('with any header are refused in a sentence, or hold tensors that fill the file', () => {
    const accepted = { empty: 0, full: 0 }
    fc.assert(
      fc.property(header, fc.nat(9), (header, words) => {
        try {
          const { tensors } = decodeSafetensors(fileOf(JSON.stringify(header), words * 4))
          const lengths = tensors.map(({ data }) => data.length)
          expect(lengths).toEqual(tensors.map(({ shape }) => 4 * product(shape)))
          expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(words * 4)
          accepted[tensors.length > 0 ? 'full' : 'empty']++
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError)
          expect((error as FormatError).message).toMatch(/^its? [^\n]+$/)
        }
      }),
      { numRuns: 5_000, seed: 1 }
    )
    expect(accepted.full).toBeGreaterThan(20)
    expect(accepted.empty).toBeGreaterThan(20)
  })
})
