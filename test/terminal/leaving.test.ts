import { describe, expect, it } from 'vitest'
import { isTraining, startDownhill } from './downhill.js'

const contains = (text: string) => (rows: readonly string[]) => rows.some(row => row.includes(text))

describe('leaving the dashboard', () => {
  it('with Ctrl-C saves, says where, and gives the terminal back', async () => {
    const { terminal } = await startDownhill([100, 30], [], 'stty -a')
    await terminal.until('training', isTraining)
    terminal.press('\u0003')
    expect(await terminal.ended).toBe(0)
    expect([terminal.isAlternate(), terminal.isCursorShown()]).toEqual([false, true])
    expect(terminal.screen().join('')).toMatch(/Saved .*epoch-\d{4}(-batch-\d{6})?\.safetensors/)
    expect(terminal.screen().join(' ')).toMatch(/ icanon .*[ ;]echo /)
  })

  it('is heard while the data is still being read', async () => {
    const { terminal } = await startDownhill([100, 30])
    await terminal.until('loading', contains('reading mnist'))
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
    expect([terminal.isAlternate(), terminal.isCursorShown()]).toEqual([false, true])
  })

  it('for data that is not there says so in one sentence, with exit code 2', async () => {
    const { terminal } = await startDownhill([80, 24], ['--data', '/nowhere/at/all'], 'stty -a')
    expect(await terminal.ended).toBe(2)
    const shown = terminal.screen()
    expect(shown.join('')).toMatch(/downhill: \/nowhere\/at\/all\S* is not there: [^.]+\./)
    expect(shown.join(' ')).toMatch(/ icanon .*[ ;]echo /)
    expect(shown.filter(row => row.startsWith('    at '))).toEqual([])
    expect([terminal.isAlternate(), terminal.isCursorShown()]).toEqual([false, true])
  })

  // “stopped” has taken the place of “diverged” by then.
  it('after training has diverged has exit code 1', async () => {
    const flags = ['--activation', 'relu', '--output-activation', 'identity', '--learning-rate', '1000']
    const { terminal } = await startDownhill([120, 36], flags)
    await terminal.until('that it diverged', rows => rows[0]!.endsWith('diverged'))
    terminal.press('q')
    expect(await terminal.ended).toBe(1)
  })

  // The run is at epoch 1 of 1, and `latest` would look in the folder ./checkpoints, not in this.
  it('of a finished run names no command that can only fail', async () => {
    const { terminal } = await startDownhill([120, 36], ['--epochs', '1'])
    await terminal.until('the end', contains('finished'))
    terminal.press('q')
    await terminal.ended
    expect(terminal.screen().join('\n')).not.toContain('--resume')
    expect(terminal.screen().join('')).toMatch(/Look closer with: .*evaluate .*epoch-0001\.safetensors/)
  })
})
