import jsep from 'jsep'
import { DataError } from '../dataset.js'

/**
 * The grammar of functions of x: jsep's expressions with the operators of arithmetic. jsep reads and nothing else: it knows
 * no values and runs nothing. Its operators are changed here once, for all of the program, which has no other use for it.
 */
const precedences = {
  '||': 1,
  '&&': 2,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10
} as const

jsep.removeAllBinaryOps()
jsep.removeAllUnaryOps()
jsep.removeAllLiterals()
for (const [operator, precedence] of Object.entries(precedences)) jsep.addBinaryOp(operator, precedence)
for (const sign of ['+', '-']) jsep.addUnaryOp(sign)

// A number is a token as any other, so that what follows one is looked at below.
jsep.hooks.add('gobble-token', function (env) {
  const number = /[\d.]/.test(this.char) ? this.gobbleNumericLiteral() : undefined
  if (number) env.node = number
})
// A power binds closer than the sign before it and begins with the last, as in mathematics: −x² is −(x²), 2^3^2 is 2^(3^2).
jsep.hooks.add('after-token', function (env) {
  this.gobbleSpaces()
  const sign = this.expr.startsWith('**', this.index) ? '**' : '^'
  if (!env.node || !this.expr.startsWith(sign, this.index)) return
  this.index += sign.length
  const exponent = this.gobbleToken()
  if (!exponent) this.throwError('Expected an exponent')
  env.node = { type: 'BinaryExpression', operator: '^', left: env.node, right: exponent }
})

/** Signs that people write, or copy, for those of the grammar. */
const spellings: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/', π: 'pi' }

/** Longer functions are a mistake, or meant to be one. */
const mostCharacters = 200

/** A function of x as a tree. @throws DataError for a text that is none. */
export function parse(text: string): jsep.CoreExpression {
  if (text.trim() === '') throw new DataError('The function is empty: give one of x, like "sin(3*x) + x/2".')
  if (text.length > mostCharacters) {
    throw new DataError(`The function has ${text.length} characters: make it one of ${mostCharacters} at most.`)
  }
  const spelled = text.replace(/[−–×·÷π]/g, sign => spellings[sign]!)
  try {
    return jsep(spelled) as jsep.CoreExpression
  } catch (error) {
    const { description = '', index = 0 } = error as Error & { description?: string; index?: number }
    if (/cannot start with a number/.test(description)) {
      throw new DataError(`“${text}” has a number before a name: write the product with a *, like 2*x.`)
    }
    const reason = description === '' ? '' : ` (${description[0]!.toLowerCase()}${description.slice(1)})`
    throw new DataError(
      `“${text}” can't be read from character ${index + 1} on${reason}: write it like sin(3*x) + x/2.`
    )
  }
}
