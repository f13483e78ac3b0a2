import { describe, expect, it } from 'vitest'
import { readFunction, readNumber } from '../../../source/dataset/curve/expression.js'
import { DataError } from '../../../source/dataset/dataset.js'

describe('a function of x', () => {
  it.each<[string, number, number]>([
    ['x', 3, 3],
    ['42', 1, 42],
    ['sin(3*x) + x/2', 0.5, Math.sin(1.5) + 0.25],
    ['-x^2', 3, -9],
    ['(-x)^2', 3, 9],
    ['2^3^2', 0, 512],
    ['2**-x', 2, 0.25],
    ['2*-x^2', 3, -18],
    ['-2^2*3', 0, -12],
    ['sin(x)^2 + cos(x)^2', 0.7, 1],
    ['x - 1 - 1', 5, 3],
    ['8/4/2', 0, 1],
    ['7 % 4', 0, 3],
    ['x--1', 2, 3],
    ['1.5e-1*x', 2, 0.3],
    ['.5*x', 2, 1],
    ['e^x', 1, Math.E],
    ['2π', 0, Number.NaN],
    ['cos(π·x) − 1', 1, -2],
    ['x > 0 ? 1 : -1', -0.5, -1],
    ['x > 0 ? 1 : -1', 0.5, 1],
    ['(x > -1) * (x < 1)', 0, 1],
    ['x >= 0 && x <= 1 || x == 5', 5, 1],
    ['max(x, 0) + min(x, 0)', -2, -2],
    ['log(e) + ln(e) + log2(8) + log10(100)', 0, 7]
  ])('%s', (text, x, y) => {
    if (Number.isNaN(y)) expect(() => readFunction(text)).toThrow(DataError)
    else expect(readFunction(text)(x)).toBeCloseTo(y, 12)
  })

  it('can be a number alone, as an end of a domain is', () => {
    expect(readNumber('-2*pi')).toBe(-2 * Math.PI)
    expect(() => readNumber('x')).toThrow('“x” has x in it, which is not known here: there are pi, tau, e, sin,')
  })

  it.each<[string, string]>([
    ['', 'The function is empty: give one of x, like "sin(3*x) + x/2".'],
    ['  ', 'The function is empty: give one of x, like "sin(3*x) + x/2".'],
    ['x+'.repeat(150), 'The function has 300 characters: make it one of 200 at most.'],
    ['2x', '“2x” has a number before a name: write the product with a *, like 2*x.'],
    [
      'sin x',
      '“sin x” has something missing between two of its parts: write products with a *, and sin(x) with brackets.'
    ],
    [
      '2(x + 1)',
      '“2(x + 1)” has something missing between two of its parts: write products with a *, and sin(x) with brackets.'
    ],
    ['x(x + 1)', '“x(x + 1)” has a bracket behind a value: write the product with a *, like 2*(x + 1).'],
    ['sin', '“sin” has sin without brackets: write sin(x).'],
    ['sin()', '“sin()” gives sin 0 values: it takes 1.'],
    ['max(x)', '“max(x)” gives max 1 value: it takes 2.'],
    ['sin(x', "“sin(x” can't be read from character 6 on (expected )): write it like sin(3*x) + x/2."],
    ['x + ', "“x + ” can't be read from character 5 on (expected expression after +): write it like sin(3*x) + x/2."],
    ['x ^', "“x ^” can't be read from character 4 on (expected an exponent): write it like sin(3*x) + x/2."],
    ['y = x', '“y = x” can\'t be read from character 3 on (unexpected "="): write it like sin(3*x) + x/2.'],
    ['"x"', '“"x"” holds a text in quotes: a function of x is made of numbers.'],
    ['[x]', '“[x]” is more than arithmetic: use numbers, x, + - * / ^, brackets, and functions like sin(x).']
  ])('%j is refused in one sentence', (text, message) => {
    expect(() => readFunction(text)).toThrow(new DataError(message))
  })

  // expr-eval let such names through to objects of the program (CVE-2025-12735, CVE-2025-13204).
  it.each([
    'constructor',
    '__proto__',
    'toString()',
    'constructor("return process")()',
    'x.constructor',
    'sin.constructor("return 1")()',
    'x["__proto__"]',
    'this.process',
    'process.exit(1)',
    'globalThis',
    'Math.sin(x)',
    '(x, process)',
    'hasOwnProperty(1)'
  ])('%s reaches nothing of the program', text => {
    expect(() => readFunction(text)).toThrow(DataError)
  })

  it('may be nested as deeply as its length allows', () => {
    expect(readFunction(`${'('.repeat(99)}x${')'.repeat(99)}`)(4)).toBe(4)
    expect(readFunction(`${'-'.repeat(199)}x`)(4)).toBe(-4)
  })
})
