import { describe, expect, it } from 'vitest'
import { onlyTyped, settingTable } from '../../../source/cli/config/setting-table.js'
import { flagTable } from '../../../source/cli/flag-table.js'

describe('settings', () => {
  it('have keys and variables of their own', () => {
    for (const name of ['key', 'variable'] as const) {
      const names = settingTable.map(setting => setting[name])
      expect(new Set(names).size).toBe(names.length)
    }
    expect(settingTable.map(({ variable }) => variable)).toEqual(
      expect.arrayContaining(['DOWNHILL_LEARNING_RATE', 'DOWNHILL_FIT_LEARNING_RATE', 'DOWNHILL_JSON'])
    )
  })
  it('have one kind a flag and command', () => {
    const taken = settingTable.flatMap(({ flag, commands }) => commands.map(command => `${command} ${flag}`))
    expect(new Set(taken).size).toBe(taken.length)
  })
  it('are all flags but those that are asked for anew each time', () => {
    const flags = new Set([...settingTable.map(({ flag }) => flag), ...Object.keys(onlyTyped)])
    expect([...flags].toSorted()).toEqual(Object.keys(flagTable).toSorted())
    for (const { flag } of settingTable) expect(onlyTyped).not.toHaveProperty(flag)
  })
})
