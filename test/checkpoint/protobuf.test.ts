import { describe, expect, it } from 'vitest'
import { bytes, type Field, float32, integer, message, text } from '../../source/checkpoint/protobuf.js'

const hex = (field: Field) => Buffer.concat(field).toString('hex')

describe('a field in the wire format', () => {
  // The first three are the examples of protobuf.dev/programming-guides/encoding.
  it.each<[string, Field, string]>([
    ['a number', integer(1, 150), '089601'],
    ['text', text(2, 'testing'), '120774657374696e67'],
    ['a message', message(3, integer(1, 150)), '1a03089601'],
    ['zero', integer(1, 0), '0800'],
    ['the largest number of one byte', integer(1, 127), '087f'],
    ['the smallest of two', integer(1, 128), '088001'],
    ['a number beyond 32 bits', integer(1, 2 ** 32), '088080808010'],
    ['the largest number we can hold', integer(1, 2 ** 53 - 1), '08ffffffffffffff0f'],
    ['a field number of two bytes', integer(20, 1), 'a00101'],
    ['a float', float32(2, 0.01), '150ad7233c'],
    ['no bytes', bytes(9, new Uint8Array()), '4a00'],
    ['text beyond ASCII', text(1, 'ä二'), '0a05c3a4e4ba8c'],
    ['an empty message', message(7), '3a00'],
    ['a message of messages', message(1, message(2, integer(3, 4)), integer(5, 6)), '0a06120218042806']
  ])('%s', (_, field, wanted) => {
    expect(hex(field)).toBe(wanted)
  })
  it('states a length of more than one byte', () => {
    expect(hex(message(1, bytes(2, new Uint8Array(300))))).toMatch(/^0aaf0212ac02(00){300}$/)
  })
})
