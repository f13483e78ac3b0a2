import { describe, expect, it } from 'vitest'
import { framesOf } from '../ui/borders.js'
import { epochOf, isFailed, isPaused, isTraining, onNoise, processOf, startDownhill } from './downhill.js'
import { expectGivenBack, expectSaved, faults, givenBack, goWays, rounds, showsAgain } from './ways-out.js'

goWays({
  name: 'training',
  flags: onNoise,
  place: 'screen',
  isGoing: isTraining,
  isPaused,
  isFailed,
  isBack: showsAgain(isTraining),
  isOver: expectSaved
})

describe('when the worker', rounds, () => {
  it.each([
    ['throws', 'worker throws', 'the worker threw'],
    ['is out of memory', 'worker memory', 'ran out of memory'],
    ['exits', 'worker exits', 'ended with code 7']
  ])('%s, all stays on the screen, and a key has another go on', async (_, fault, message) => {
    const variables = {
      NODE_OPTIONS: `--import=${faults} --max-old-space-size=100`,
      DOWNHILL_TEST_FAULT: fault
    }
    const { terminal } = await startDownhill([120, 36], [...(await onNoise()), '--batch-size', '1'], givenBack, {
      variables
    })
    await terminal.until('training', isTraining)
    // What it comes back to.
    terminal.press('s')
    const saved = await terminal.until('a checkpoint', rows => rows.at(-2)!.includes('saved'))
    process.kill(await processOf(terminal), 'SIGUSR2')
    const failed = await terminal.until('what happened', isFailed)
    expect(failed.join(' ')).toContain(message)
    expect(epochOf(failed)).toBeGreaterThanOrEqual(epochOf(saved))
    expect(framesOf(failed).frames.length).toBeGreaterThan(0)
    terminal.press('r')
    await terminal.until('training', isTraining)
    terminal.press('q')
    expect(await terminal.ended).toBe(0)
    expectGivenBack(terminal)
  })
})
