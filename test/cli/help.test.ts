import { describe, expect, it } from 'vitest'
import { commandNames, commandTable, flagOf, flagsOf } from '../../source/cli/command-table.js'
import { dashed } from '../../source/cli/flag-table.js'
import { helpOf } from '../../source/cli/help.js'
import { UsageError } from '../../source/cli/usage-error.js'
import { columnsOf } from '../../source/ui/class-name.js'
import { asciiText } from '../../source/ui/painter/ascii.js'

const flagsIn = (lines: readonly string[]) => new Set(lines.join('\n').match(/--[a-z][a-z-]*/g))

describe('the help', () => {
  it.each(['', 'checkpoints', ...commandNames])('of “%s” has no line of more than 80 columns', command => {
    const lines = helpOf(command.split(' ').filter(word => word !== ''))
    expect(lines.filter(line => columnsOf(line) > 80 || line !== line.trimEnd())).toEqual([])
  })
  it.each(['', ...commandNames])('of “%s” can be shown by a terminal that knows ASCII alone', command => {
    const lines = helpOf(command.split(' ').filter(word => word !== ''))
    expect(asciiText(lines.join('\n'))).not.toContain('\\u{')
  })
  it('of all names every command, and every flag of train', () => {
    const lines = helpOf([])
    for (const command of commandNames) expect(lines.join('\n')).toMatch(new RegExp(`^  \\[?${command}\\]? `, 'm'))
    expect([...flagsOf('train').map(dashed)].filter(flag => !flagsIn(lines).has(flag))).toEqual([])
  })
  it.each(commandNames)('of %s names its flags, their choices and its examples', command => {
    const lines = helpOf(command.split(' '))
    const text = lines.join(' ').replace(/ +/g, ' ')
    for (const flag of flagsOf(command)) {
      expect(text).toContain(` ${dashed(flag)} `)
      const meaning = flagOf(command, flag)
      if (meaning.type === 'string') for (const choice of meaning.choices ?? []) expect(text).toContain(choice)
    }
    for (const [line] of commandTable[command].examples) expect(text).toContain(line)
  })
  it('says of --to what it is to each command', () => {
    expect(helpOf(['export']).join('\n')).toContain(
      '--to <name>             the format: onnx, npz, safetensors or pytorch'
    )
    expect(helpOf(['fit']).join('\n')).toContain('--to 3                where the domain ends')
  })
  it('of a command, line by line', () => {
    expect(helpOf(['checkpoints', 'prune'])).toEqual([
      'downhill checkpoints prune --keep n [flags]',
      '',
      'Deletes all but the best n of each run. The last checkpoint of a run stays, too,',
      'and those where a branch began. What killed runs have left half-written is',
      'deleted.',
      '',
      'Flags',
      '  --keep n                how many of the best to keep of each run',
      '  --dry-run               only says what would be deleted',
      '  --checkpoints <folder>  the folder of all runs (default: checkpoints)',
      '  --json                  one JSON object a line',
      '  --config <file>         settings from a file; none from no file at all',
      '',
      'Examples',
      "  downhill checkpoints prune --keep 3 --dry-run  would delete all but each run's",
      '                                                 best three'
    ])
  })
  it('of a word that begins several commands lists them', () => {
    const lines = helpOf(['checkpoints'])
    expect(lines.filter(line => line.startsWith('  downhill checkpoints '))).toHaveLength(3)
  })
  it('of what is no command is refused', () => {
    expect(() => helpOf(['exprt'])).toThrow(
      new UsageError('There is no command “exprt”: did you mean downhill export?')
    )
  })
})
