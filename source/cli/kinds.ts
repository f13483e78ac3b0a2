import { type Json, jsonText } from './config/json.js'
import { UsageError } from './usage-error.js'
import { decimal, imageSize, layerSizes, listed, oneOf, quoted, wholeNumber, wholeNumberOrAll } from './values.js'

/** A form that a value may have in JSON, in the words of JSON Schema. */
export type Form =
  | { readonly type: 'boolean' }
  | { readonly const: string }
  | {
      readonly type: 'number' | 'integer'
      readonly minimum?: number
      readonly exclusiveMinimum?: number
      readonly maximum?: number
    }
  | { readonly type: 'string'; readonly minLength: number }
  | { readonly type: 'string'; readonly enum: readonly string[] }
  | { readonly type: 'array'; readonly items: Form; readonly minItems?: number; readonly maxItems?: number }

/** What a flag's value may be: as text, as it is typed, and in JSON. */
export interface Kind<Value> {
  /** @throws UsageError that names what `name` is: a flag, a variable, a key of a file. */
  readonly read: (name: string, text: string) => Value
  readonly forms: readonly Form[]
  /** What stands between the parts of a list that is typed. */
  readonly joint?: string
}

const largest = Number.MAX_SAFE_INTEGER

export function whole(least: number, most = largest): Kind<number> {
  return {
    read: (name, text) => wholeNumber(name, text, least, most),
    forms: [{ type: 'integer', minimum: least, ...(most < largest && { maximum: most }) }]
  }
}

export const wholeOrAll: Kind<number | 'all'> = {
  read: wholeNumberOrAll,
  forms: [{ type: 'integer', minimum: 1 }, { const: 'all' }]
}

export function real(zero: 'from 0 up' | 'above 0'): Kind<number> {
  return {
    read: (name, text) => decimal(name, text, zero),
    forms: [{ type: 'number', ...(zero === 'above 0' ? { exclusiveMinimum: 0 } : { minimum: 0 }) }]
  }
}

export function one<Name extends string>(names: readonly Name[]): Kind<Name> {
  return { read: (name, text) => oneOf(name, text, names), forms: [{ type: 'string', enum: names }] }
}

/** Several of the names, each once; `none` for none. */
export function several<Name extends string>(names: readonly Name[]): Kind<readonly Name[]> {
  return {
    read: (name, text) => (text === 'none' ? [] : [...new Set(text.split(',').map(part => oneOf(name, part, names)))]),
    forms: [
      { type: 'array', items: { type: 'string', enum: names } },
      { type: 'string', enum: names },
      { const: 'none' }
    ],
    joint: ','
  }
}

const layerSize: Form = { type: 'integer', minimum: 1, maximum: 65_536 }
export const sizes: Kind<number[]> = {
  read: layerSizes,
  forms: [{ type: 'array', items: layerSize }, layerSize, { const: 'none' }],
  joint: ','
}

const pixels: Form = { type: 'integer', minimum: 1, maximum: 1024 }
export const widthAndHeight: Kind<readonly [width: number, height: number]> = {
  read: imageSize,
  forms: [pixels, { type: 'array', items: pixels, minItems: 2, maxItems: 2 }],
  joint: 'x'
}

/** Any text but none. */
export function text(wanted: string): Kind<string> {
  return {
    read: (name, given) => {
      if (given === '') throw new UsageError(`${name} wants ${wanted}, and got nothing.`)
      return given
    },
    forms: [{ type: 'string', minLength: 1 }]
  }
}

/** A switch, where it has to be given a value; on the command line it has none. */
export const onOff: Kind<boolean> = {
  read: (name, given) => {
    if (['1', 'true'].includes(given)) return true
    if (['0', 'false'].includes(given)) return false
    throw new UsageError(`${name} wants ${listed(['true', 'false'])}, and got ${quoted(given)}.`)
  },
  forms: [{ type: 'boolean' }]
}

/**
 * A value of JSON as one would type it.
 * @throws UsageError when it has none of the kind's forms.
 */
export function typed({ read, forms, joint = ',' }: Kind<unknown>, name: string, json: Json): string {
  const form = forms.find(candidate => isOf(candidate, json))
  if (form === undefined) {
    const asJson = jsonText(json)
    // Most readers refuse it, and say what they want; a number in quotes only with its quotes.
    if (typeof json === 'string') read(name, json)
    read(name, asJson)
    throw new UsageError(`${name} wants ${read === onOff.read ? 'true or false' : 'text'}, and got ${quoted(asJson)}.`)
  }
  if (!Array.isArray(json)) return String(json)
  const parts = json.map(part => ('items' in form && isOf(form.items, part) ? String(part) : jsonText(part)))
  return parts.length === 0 && joint === ',' ? 'none' : parts.join(joint)
}

/** Whether a value may be of a form, for all that its type says. */
function isOf(form: Form, json: Json): boolean {
  if ('const' in form) return json === form.const
  if (form.type === 'array') return Array.isArray(json)
  return typeof json === (form.type === 'integer' ? 'number' : form.type)
}
