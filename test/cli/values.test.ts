import { describe, expect, it } from 'vitest'
import { UsageError } from '../../source/cli/usage-error.js'
import {
  decimal,
  imageSize,
  layerSizes,
  listed,
  oneOf,
  quoted,
  wholeNumber,
  wholeNumberOrAll
} from '../../source/cli/values.js'

/** A reader refuses each text with the sentence, in which … stands for how the text is quoted. */
function refuses(read: (text: string) => unknown, sentence: string, texts: readonly string[]): void {
  it.each(texts)('and refuses “%s”', text => {
    expect(() => read(text)).toThrow(UsageError)
    expect(() => read(text)).toThrow(new UsageError(sentence.replace('…', text === '' ? 'nothing' : `“${text}”`)))
  })
}

const notNumbers = ['', ' ', 'banana', '-1', '0x10', 'NaN', 'Infinity', '1,5', '1 ', '１']

describe('a whole number', () => {
  it.each<[string, number, number]>([
    ['0', 0, 0],
    ['1', 1, 1],
    ['007', 1, 7],
    ['9007199254740991', 0, 9007199254740991]
  ])('is read from “%s” where it may be from %i up', (text, least, value) => {
    expect(wholeNumber('--epochs', text, least)).toBe(value)
  })
  refuses(text => wholeNumber('--epochs', text, 1), '--epochs wants a whole number from 1 up, and got ….', [
    ...notNumbers,
    ...['0', '1.5', '1e3', '+1', '9007199254740993', '9'.repeat(400)]
  ])
})

describe('a size of images', () => {
  it.each([
    ['28', [28, 28]],
    ['32x24', [32, 24]],
    ['1×1024', [1, 1024]]
  ])('is read from “%s”', (text, size) => {
    expect(imageSize('--size', text)).toEqual(size)
  })
  refuses(text => imageSize('--size', text), '--size wants pixels from 1 to 1024, like 28 or 32x24, and got ….', [
    ...notNumbers,
    ...['0', '1025', '28x', 'x28', '28x0', '28x28x3', '28.5', '99999']
  ])
})

describe('a whole number or all', () => {
  it.each([
    ['all', 'all'],
    ['1', 1],
    ['0010', 10]
  ])('is read from “%s”', (text, value) => {
    expect(wholeNumberOrAll('--batch-size', text)).toBe(value)
  })
  refuses(
    text => wholeNumberOrAll('--batch-size', text),
    '--batch-size wants a whole number from 1 up, or all, and got ….',
    [...notNumbers, '0', '00', 'All', 'none', '1.5']
  )
})

describe('a decimal number', () => {
  it.each<[string, number]>([
    ['0.3', 0.3],
    ['3', 3],
    ['3.', 3],
    ['.5', 0.5],
    ['+1.5', 1.5],
    ['1e-3', 0.001],
    ['2E2', 200]
  ])('is read from “%s”', (text, value) => {
    expect(decimal('--learning-rate', text, 'above 0')).toBe(value)
  })
  it('may be 0 where that makes sense', () => {
    expect(decimal('--weight-decay', '0', 'from 0 up')).toBe(0)
  })
  refuses(
    text => decimal('--learning-rate', text, 'above 0'),
    '--learning-rate wants a number above 0, like 0.1, and got ….',
    [...notNumbers, '0', '0.0', '1e-400', '1e400', '.', '1e', '1.2.3', '-0.1']
  )
  refuses(
    text => decimal('--weight-decay', text, 'from 0 up'),
    '--weight-decay wants a number from 0 up, like 0.1, and got ….',
    ['-0.1', 'x']
  )
})

describe('one of some names', () => {
  const read = (text: string) => oneOf('--cost', text, ['quadratic', 'cross-entropy'])
  it.each(['quadratic', 'cross-entropy'])('is read from “%s”', text => {
    expect(read(text)).toBe(text)
  })
  refuses(read, '--cost wants quadratic or cross-entropy, and got ….', ['', 'toString'])
  refuses(read, '--cost wants quadratic or cross-entropy, and got …: did you mean quadratic?', [
    ...['Quadratic', 'quad', 'quadratic ']
  ])
})

describe('sizes of layers', () => {
  it.each<[string, number[]]>([
    ['16,16', [16, 16]],
    ['30', [30]],
    ['784-16', [784, 16]],
    ['1,65536', [1, 65_536]],
    ['none', []]
  ])('are read from “%s”', (text, sizes) => {
    expect(layerSizes('--layers', text)).toEqual(sizes)
  })
  refuses(
    text => layerSizes('--layers', text),
    '--layers wants sizes of hidden layers from 1 to 65536, like 16,16, or none, and got ….',
    ['', '0', '0,x', '16,', ',16', '16,,16', '65537', '16 16', '16, 16', '1.5', '-16', '1e3', 'all', '9'.repeat(400)]
  )
})

describe('text for a sentence', () => {
  it.each<[string[], string]>([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c']
  ])('lists %j as “%s”', (names, text) => {
    expect(listed(names)).toBe(text)
  })
  it('shows control characters in what a person gave instead of sending them on to the terminal', () => {
    expect(quoted('\u001b[2J\n\u202e')).toBe('“\\u{1b}[2J\\u{a}\\u{202e}”')
    expect(quoted('')).toBe('nothing')
  })
})
