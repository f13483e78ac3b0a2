import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../../source/cli/config/file.js'
import { schema } from '../../../source/cli/config/schema.js'
import { settingTable } from '../../../source/cli/config/setting-table.js'
import type { Form } from '../../../source/cli/kinds.js'

/** As much of JSON Schema as ours says: https://json-schema.org/draft-07/draft-handrews-json-schema-validation-01 */
type Schema =
  | Exclude<Form, { minLength: number }>
  | { readonly type: 'string'; readonly minLength?: number }
  | { readonly type: 'null' }
  | { readonly anyOf: readonly Schema[] }
  | { readonly type: 'object'; readonly additionalProperties: false; readonly properties: Record<string, Schema> }

function isValid(value: unknown, wanted: Schema): boolean {
  if ('anyOf' in wanted) return wanted.anyOf.some(one => isValid(value, one))
  if ('const' in wanted) return value === wanted.const
  switch (wanted.type) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'string':
      if (typeof value !== 'string') return false
      return 'enum' in wanted ? wanted.enum.includes(value) : value.length >= (wanted.minLength ?? 0)
    case 'number':
    case 'integer': {
      const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = wanted
      const isOf = typeof value === 'number' && (wanted.type === 'number' || Number.isInteger(value))
      return isOf && value >= minimum && value <= maximum && value > exclusiveMinimum
    }
    case 'array': {
      const { items, minItems = 0, maxItems = Infinity } = wanted
      const isOf = Array.isArray(value) && value.length >= minItems && value.length <= maxItems
      return isOf && value.every(item => isValid(item, items))
    }
    case 'object':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
      return Object.entries(value).every(
        ([key, one]) => Object.hasOwn(wanted.properties, key) && isValid(one, wanted.properties[key]!)
      )
  }
}

const whole = schema() as Schema & { readonly properties: Record<string, Schema> }

function isTaken(settings: unknown): boolean {
  try {
    parseSettings(JSON.stringify(settings), 'my.json')
    return true
  } catch {
    return false
  }
}

const words = [
  '',
  'all',
  'none',
  'x',
  '10',
  '16,16',
  '28',
  ...['tanh', 'sgd', 'fast', 'shift', 'ascii', 'cosine', 'he', 'pixels']
]
const number = fc.oneof(
  fc.integer({ min: -3, max: 70_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e9 })
)
const simple = fc.oneof(number, fc.constantFrom(...words), fc.boolean(), fc.constant(null))
const value = fc.oneof(simple, fc.array(simple, { maxLength: 4 }), fc.dictionary(fc.string(), simple, { maxKeys: 2 }))

describe('the schema', () => {
  it('is published as it is: `npm run schema` writes it', async () => {
    expect(JSON.parse(await readFile('downhill.schema.json', 'utf8'))).toEqual(schema())
    const { files } = JSON.parse(await readFile('package.json', 'utf8')) as { files: string[] }
    expect(files).toContain('downhill.schema.json')
  })
  it.each(settingTable.map(({ key }) => key))('takes of %s just what the program takes', key => {
    const [first, own] = key.split('.') as [string, string?]
    const settings = (one: unknown) => (own === undefined ? { [first]: one } : { [first]: { [own]: one } })
    fc.assert(
      fc.property(value, one => void expect(isTaken(settings(one))).toBe(isValid(settings(one), whole))),
      {
        numRuns: 300,
        seed: 1
      }
    )
  })
  it.each<[unknown, boolean]>([
    [{}, true],
    [{ $schema: 'https://example.org', fit: {} }, true],
    [{ bogus: 1 }, false],
    [{ fit: { epochs: 1 } }, false],
    [{ fit: 1 }, false],
    [[], false],
    ['text', false]
  ])('and of files like %j, too', (settings, taken) => {
    expect([isTaken(settings), isValid(settings, whole)]).toEqual([taken, taken])
  })
  it('tells of each setting what its flag does, and what it is by itself', () => {
    const all = Object.entries(whole.properties).flatMap(([key, one]): [string, Schema][] =>
      'properties' in one ? Object.entries(one.properties) : [[key, one]]
    )
    for (const [, one] of all) expect(one).toMatchObject({ description: expect.stringMatching(/\w/) })
    expect(Object.fromEntries(all)).toMatchObject({
      layers: { default: [16, 16] },
      batchSize: { default: 10 },
      headless: { default: false },
      schedule: {
        anyOf: [{ enum: ['constant', 'step', 'cosine', 'one-cycle'] }, { type: 'null' }],
        default: 'constant'
      }
    })
    expect(whole.properties.validation).not.toHaveProperty('default')
  })
  it('has defaults that it would take', () => {
    for (const one of Object.values(whole.properties))
      if ('default' in one) expect(isValid(one.default, one)).toBe(true)
  })
})
