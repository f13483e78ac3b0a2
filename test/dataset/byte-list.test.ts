import { describe, expect, it } from 'vitest'
import { createByteList } from '../../source/dataset/byte-list.js'

describe('a list of bytes', () => {
  it.each([0, 1, 4095, 4096, 4097, 12_288, 100_000])(
    'gives back all %i that were put there, and is empty then',
    count => {
      const list = createByteList()
      for (let i = 0; i < count; i++) list.put((i * 7) & 255)
      expect(list.length()).toBe(count)
      expect(list.take()).toEqual(Uint8Array.from({ length: count }, (_, i) => (i * 7) & 255))
      expect(list.length()).toBe(0)
    }
  )
  it('can be filled anew', () => {
    const list = createByteList()
    for (let i = 0; i < 5000; i++) list.put(1)
    list.take()
    list.put(9)
    expect([...list.take()]).toEqual([9])
  })
})
