import { describe, expect, it } from 'vitest'
import { commandNames, commandTable, flagOf, flagsOf } from '../../source/cli/command-table.js'
import { readFit } from '../../source/cli/fit-flags.js'
import { type FlagName, flagTable } from '../../source/cli/flag-table.js'
import { readGlyphs, readSettings } from '../../source/cli/flags.js'
import { readNoise } from '../../source/cli/noise-flags.js'

/** The flags of a command whose usual value is told as one could give it, and not in words. */
function usualOf(command: (typeof commandNames)[number]): [FlagName, string][] {
  return flagsOf(command).flatMap(name => {
    const flag = flagOf(command, name)
    return flag.type === 'string' && flag.usual !== undefined && !/ /.test(flag.usual) ? [[name, flag.usual]] : []
  })
}

describe('the tables', () => {
  it('have a command for every flag', () => {
    expect(new Set(commandNames.flatMap(flagsOf))).toEqual(new Set(Object.keys(flagTable)))
  })
  it.each(commandNames)('name no flag of %s twice, and only its own otherwise', command => {
    const flags = flagsOf(command)
    expect(new Set(flags).size).toBe(flags.length)
    const { own = {}, needs = [] } = commandTable[command]
    expect([...Object.keys(own), ...needs].filter(name => !flags.includes(name as FlagName))).toEqual([])
  })
  it.each(commandNames)('tell summaries and help of %s that go on in a sentence', command => {
    const helps = flagsOf(command).map(name => flagOf(command, name).help)
    for (const text of [commandTable[command].summary, ...helps]) expect(text).toMatch(/^[^A-Z\s].*[^.\s]$/)
  })
})

describe('what is told to be usual holds when the flag is left out:', () => {
  // --keep's is a word for leaving it out.
  it.each(usualOf('train').filter(([name]) => name !== 'keep'))('--%s %s of train', (name, usual) => {
    if (name === 'size') return expect(readSettings({ size: usual }).data).toMatchObject({ size: [28, 28] })
    if (name === 'glyphs') return expect(readGlyphs(undefined)).toBe(usual)
    expect(readSettings({ [name]: usual })).toEqual(readSettings({}))
  })
  it.each(usualOf('noise').filter(([name]) => name !== 'checkpoints'))('--%s %s of noise', (name, usual) => {
    expect(readNoise({ [name]: usual })).toEqual(readNoise({}))
  })
  it.each(usualOf('fit').filter(([name]) => name !== 'glyphs'))('--%s %s of fit', async (name, usual) => {
    const rest = await Promise.all([readFit(['x'], { [name]: usual }), readFit(['x'], {})])
    expect(rest[0]).toEqual(rest[1])
  })
})
