import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { framesOf } from '../ui/borders.js'
import { batchOf, heldOutOf, isPaused, isTraining, startDownhill } from './downhill.js'

/** Every checkpoint below a folder, by its name within. */
async function saved(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true })
  return files.filter(file => file.endsWith('.safetensors'))
}

const contains = (text: string) => (rows: readonly string[]) => rows.some(row => row.includes(text))

describe.each([
  [80, 24],
  [120, 36]
] as const)('the dashboard in a terminal of %d × %d', (...size) => {
  it('learns, obeys keys, and leaves the terminal as it was', async () => {
    const { terminal, checkpoints } = await startDownhill(size, [], 'stty -a')

    await terminal.until('an accuracy above 85 %', rows => heldOutOf(rows) > 85)
    expect(terminal.isAlternate()).toBe(true)
    expect(terminal.isCursorShown()).toBe(false)

    terminal.press(' ')
    const paused = await terminal.until('that it is paused', isPaused)
    expect(paused.at(-2)).toContain('space resume  → step')
    expect(framesOf(paused).broken).toEqual([])
    expect(framesOf(paused).frames.length).toBe(size[0] === 80 ? 4 : 5)
    // A checkpoint on its way to disk may still be told of; then nothing moves any more.
    const rest = () => new Promise(resolve => setTimeout(resolve, 400))
    await rest()
    const still = terminal.screen()
    await rest()
    expect(terminal.screen()).toEqual(still)
    expect(batchOf(still)).toBe(batchOf(paused))

    terminal.press('\u001b[A')
    await terminal.until('a higher η', contains('η           0.5000'))
    await terminal.until('a mark', contains('η 0.3→0.5'))

    // In the middle of an epoch, so that this is not the name of what is saved behind every epoch.
    terminal.press('.')
    await terminal.until('a mini-batch more', rows => batchOf(rows) > 0 && batchOf(rows) !== batchOf(still))
    terminal.press('s')
    await terminal.until('what was saved', rows => / saved (epoch \d+ batch |\d+\+)\d/.test(rows.at(-2)!))
    await expect
      .poll(() => saved(checkpoints))
      .toContainEqual(expect.stringMatching(/epoch-\d{4}-batch-\d{6}\.safetensors$/))

    terminal.press('?')
    await terminal.until('the help', contains('╭ help '))
    terminal.press('\u001b')
    await terminal.until('the Train screen', contains('╭ cost'))

    terminal.press(' ')
    await terminal.until('that it goes on', rows => rows[0]!.endsWith('training'))
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
    expect(terminal.isAlternate()).toBe(false)
    expect(terminal.isCursorShown()).toBe(true)
    const left = terminal.screen().join(' ')
    expect(left).toMatch(/[ ;]icanon/)
    expect(left).toMatch(/[ ;]echo /)
    const path = terminal
      .screen()
      .join('')
      .match(/Saved (.*?\.safetensors)/)![1]!
    expect((await stat(path)).size).toBeGreaterThan(13_002 * 4)
    expect(path.startsWith(join(checkpoints, '20'))).toBe(true)
  })
})

describe('a step', () => {
  it('trains on exactly one mini-batch, counted from the one that is shown', async () => {
    const { terminal } = await startDownhill([120, 36], ['--batch-size', '1'])
    await terminal.until('training', isTraining)
    terminal.press(' ')
    await terminal.until('that it is paused', isPaused)
    // The pause may have come when an epoch was over and being evaluated: a first step leads into the next.
    const before = await stepped(terminal)
    expect(await stepped(terminal)).toBe(before + 1)
    expect(await stepped(terminal)).toBe(before + 2)
  })

  /** Takes a step and returns the batch that is shown then. */
  async function stepped(terminal: Awaited<ReturnType<typeof startDownhill>>['terminal']): Promise<number> {
    const before = batchOf(terminal.screen())
    terminal.press('\u001b[C')
    return batchOf(await terminal.until('another batch', rows => batchOf(rows) !== before && batchOf(rows) >= 0))
  }
})
