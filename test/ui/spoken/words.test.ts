import { describe, expect, it } from 'vitest'
import { counted, enumerated, sentence, spokenShare, spokenTime } from '../../../source/ui/spoken/words.js'

describe('what is spoken', () => {
  it.each([
    [0.2, 'less than a second'],
    [1, '1 second'],
    [75, '1 minute 15 seconds'],
    [60, '1 minute'],
    [3600, '1 hour'],
    [7384, '2 hours 3 minutes']
  ])('of %d seconds is %s', (seconds, words) => {
    expect(spokenTime(seconds)).toBe(words)
  })

  it.each([
    [1, 'neuron', '1 neuron'],
    [1200, 'mini-batch', '1,200 mini-batches'],
    [30, 'epoch', '30 epochs']
  ])('of %d %s is %s', (count, noun, words) => {
    expect(counted(count, noun)).toBe(words)
  })

  it('has words for signs, and for the last comma', () => {
    expect(spokenShare(0.94822)).toBe('94.82 percent')
    expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumerated)).toEqual(['a', 'a and b', 'a, b and c'])
  })

  it.each([
    ['reading mnist', 'Reading mnist.'],
    ['Is it?', 'Is it?'],
    ['', '']
  ])('of “%s” is “%s”', (words, told) => {
    expect(sentence(words)).toBe(told)
  })
})
