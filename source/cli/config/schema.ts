import type { Flag } from '../flag-table.js'
import type { Json } from './json.js'
import { type Setting, sectionNames, settingTable } from './setting-table.js'

/** Where the schema is published: with the package, of which this is the newest. */
export const schemaAddress = 'https://unpkg.com/downhill/downhill.schema.json'

/** The JSON schema of config files. It is of draft 7, which editors know best. */
export function schema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaAddress,
    title: 'Settings of Downhill',
    description:
      'Defaults for the flags of the same names. null is as if neither this file nor a weaker place had said anything. Paths ' +
      'start where downhill is called.',
    ...objectOf({
      $schema: { type: 'string', description: 'where this schema is' },
      ...properties(settingTable.filter(({ key }) => !key.includes('.'))),
      ...Object.fromEntries(
        sectionNames.map(section => {
          const own = settingTable.filter(({ key }) => key.startsWith(`${section}.`))
          return [section, { description: `settings of downhill ${section} alone`, ...objectOf(properties(own)) }]
        })
      )
    })
  }
}

function objectOf(properties: object) {
  return { type: 'object', additionalProperties: false, properties }
}

function properties(settings: readonly Setting[]) {
  return Object.fromEntries(settings.map(setting => [setting.flag, property(setting)]))
}

function property({ kind, said, commands }: Setting) {
  const usual = usualValue({ kind, said })
  const help = `${said.help}${usual === undefined && 'usual' in said ? `; without it: ${said.usual}` : ''}`
  return {
    description: `${help} (${commands.map(command => `downhill ${command}`).join(', ')})`,
    anyOf: [...kind.forms, { type: 'null' }],
    ...(usual !== undefined && { default: usual })
  }
}

/** What a setting is by itself, as the table says; undefined where that depends on others, or is nothing. */
export function usualValue({ kind, said }: Pick<Setting, 'kind' | 'said'>): Json | undefined {
  const text = usualText(said)
  if (text === undefined) return undefined
  try {
    return kind.read('', text) as Json
  } catch {
    // Words for a person.
    return undefined
  }
}

function usualText(flag: Flag): string | undefined {
  return flag.type === 'boolean' ? 'false' : flag.usual
}
