import { describe, expect, it } from 'vitest'
import { withoutSwitchValues } from '../../source/cli/switches.js'
import { UsageError } from '../../source/cli/usage-error.js'

describe('the switches of a command line', () => {
  it.each([
    ['--dry-run=1', '--dry-run'],
    ['--dry-run=true', '--dry-run'],
    ['--dryRun=1', '--dryRun'],
    ['--dry-run=0', '--no-dry-run'],
    ['--json=false', '--no-json'],
    ['--help=1', '--help']
  ])('are turned on or off by a value: %s is %s', (typed, meant) => {
    expect(withoutSwitchValues(['checkpoints', 'prune', typed])).toEqual(['checkpoints', 'prune', meant])
  })
  it.each(['--dry-run=yes', '--dry-run=', '--json=TRUE', '--json=on', '--json=\u001b[2J'])(
    'refuse another: %s',
    typed => {
      const refused = () => withoutSwitchValues([typed])
      expect(refused).toThrow(UsageError)
      expect(refused).toThrow(/^--(dry-run|json) wants true or false, and got /)
      expect(refused).not.toThrow('\u001b')
    }
  )
  it('refuse any where they are turned off by name', () => {
    expect(() => withoutSwitchValues(['--no-json=1'])).toThrow('--no-json takes no value: leave =1 out.')
  })
  it.each([
    [['--layers=16', '--checkpoints=a=b', '-h', 'x=1']],
    [['--no-such=1', '--unknown=2']],
    [['predict', '--', '--json=maybe']]
  ])('leave everything else as it is: %j', line => {
    expect(withoutSwitchValues(line)).toEqual(line)
  })
})
