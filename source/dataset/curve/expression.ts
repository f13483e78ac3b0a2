import type { CoreExpression, Expression } from 'jsep'
import { DataError } from '../dataset.js'
import { constants, functions, operators } from './functions.js'
import { parse } from './grammar.js'

/** A number that depends on x. */
export type FunctionOfX = (x: number) => number

type Names = ReadonlyMap<string, FunctionOfX>
const numbers: Names = new Map([...constants].map(([name, value]) => [name, () => value]))
const numbersAndX: Names = new Map([['x', x => x], ...numbers])

/** The function that a text like `sin(3*x) + x/2` describes. @throws DataError for a text that describes none. */
export function readFunction(text: string): FunctionOfX {
  return compile(parse(text), text, numbersAndX)
}

/** The number that a text without x describes, like `2*pi`. @throws DataError */
export function readNumber(text: string): number {
  return compile(parse(text), text, numbers)(0)
}

/** A tree as a function. A name means what `names` or the table of functions says, and nothing else. */
function compile(tree: Expression, text: string, names: Names): FunctionOfX {
  const node = tree as CoreExpression
  const compiled = (part: Expression) => compile(part, text, names)
  switch (node.type) {
    case 'Literal': {
      const { value } = node
      if (typeof value === 'number') return () => value
      throw new DataError(`“${text}” holds a text in quotes: a function of x is made of numbers.`)
    }
    case 'Identifier':
      return named(node.name, text, names)
    case 'UnaryExpression': {
      const of = compiled(node.argument)
      return node.operator === '-' ? x => -of(x) : of
    }
    case 'BinaryExpression': {
      const operator = operators.get(node.operator)!
      const [left, right] = [compiled(node.left), compiled(node.right)]
      return x => operator(left(x), right(x))
    }
    case 'ConditionalExpression': {
      const [test, yes, no] = [compiled(node.test), compiled(node.consequent), compiled(node.alternate)]
      return x => (test(x) !== 0 ? yes(x) : no(x))
    }
    case 'CallExpression':
      return called(node.callee as CoreExpression, node.arguments.map(compiled), text, names)
    case 'Compound':
    case 'SequenceExpression':
      throw new DataError(
        `“${text}” has something missing between two of its parts: write products with a *, and sin(x) with brackets.`
      )
    case 'ArrayExpression':
    case 'MemberExpression':
    case 'ThisExpression':
      throw new DataError(
        `“${text}” is more than arithmetic: use numbers, x, + - * / ^, brackets, and functions like sin(x).`
      )
  }
}

function named(name: string, text: string, names: Names): FunctionOfX {
  const value = names.get(name)
  if (value) return value
  if (functions.has(name)) throw new DataError(`“${text}” has ${name} without brackets: write ${name}(x).`)
  throw unknown(name, text, names)
}

function called(callee: CoreExpression, values: readonly FunctionOfX[], text: string, names: Names): FunctionOfX {
  const name = callee.type === 'Identifier' ? callee.name : '('
  const operation = functions.get(name)
  if (!operation) {
    if (callee.type !== 'Identifier' || names.has(name)) {
      throw new DataError(`“${text}” has a bracket behind a value: write the product with a *, like 2*(x + 1).`)
    }
    throw unknown(name, text, names)
  }
  const { takes, of } = operation
  if (values.length !== takes) {
    throw new DataError(
      `“${text}” gives ${name} ${values.length} value${values.length === 1 ? '' : 's'}: it takes ${takes}.`
    )
  }
  const [first, second] = values as [FunctionOfX, FunctionOfX]
  return takes === 1 ? x => of(first(x)) : x => of(first(x), second(x))
}

function unknown(name: string, text: string, names: Names): DataError {
  const known = [...names.keys(), ...functions.keys()].join(', ')
  return new DataError(`“${text}” has ${name} in it, which is not known here: there are ${known}.`)
}
