import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { framesOf } from '../ui/borders.js'
import { batchOf, isPaused, isTraining, onNoise, startDownhill } from './downhill.js'

describe('a run that diverges before one’s eyes', () => {
  it('stands still, says what happened, and goes back with half the learning rate when it is asked to', async () => {
    // Deep and linear, so that nothing is cut off: what is too large is a power of what it was a few mini-batches later.
    const linear =
      '--layers 8,8,8 --activation identity --output-activation identity --learning-rate 0.01 --batch-size 2'
    const { terminal, checkpoints } = await startDownhill([80, 24], [...linear.split(' '), ...(await onNoise())])
    await terminal.until('that it learns', rows => isTraining(rows) && /saved \S/.test(rows.at(-2)!))
    const [folder] = await readdir(checkpoints)

    terminal.press(' ')
    const still = await terminal.until('that it stands still', isPaused)
    // The pause may have come between two epochs: a step leads into the next, where nothing is saved with the rate to come.
    terminal.press('.')
    await terminal.until('a step', rows => batchOf(rows) > 0 && batchOf(rows) !== batchOf(still))
    terminal.press('\u001b[A'.repeat(30))
    await terminal.until('the learning rate', rows => /η +1000/.test(rows.join('\n')))
    terminal.press(' ')
    const diverged = await terminal.until('that it has diverged', rows => rows[0]!.endsWith('diverged'))
    expect(diverged[1]).toMatch(
      /^ (The (cost|gradient)|A parameter) is not finite: learning rate 1000 is too large \(epoch /
    )
    expect(diverged.at(-2)).toMatch(/^ r go back with half the rate {2}b rewind {2}1-\d screens {2}\? i help {2}q quit/)
    expect(framesOf(diverged).broken).toEqual([])

    terminal.press('r')
    const back = await terminal.until('that it learns again', isTraining)
    expect(back.join('\n')).toMatch(/η +0\.00500/)
    // The branch has a folder of its own.
    await expect.poll(() => readdir(checkpoints)).toHaveLength(2)
    expect(await readdir(checkpoints)).toContain(folder)
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
  })
})
