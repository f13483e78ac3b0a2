import { describe, expect, it } from 'vitest'
import type { Job } from '../../source/engine/descent.js'
import { paceOf } from '../../source/engine/optimizer.js'
import { fasterTeam } from '../../source/trainer/faster-team.js'
import type { Team } from '../../source/trainer/team.js'

const descend: Extract<Job, { kind: 'descend' }> = {
  kind: 'descend',
  batch: 0,
  rows: 10,
  paces: [paceOf('sgd', { eta: 1, step: 1 }, 10, 0)]
}
const answer: Job = { kind: 'answer', batch: 0, rows: 100 }

/** Two teams that take as long as they are told to, on a clock of their own; how many jobs each has done. */
function race(solo: (at: number) => number, together: (at: number) => number) {
  let clock = 0
  const jobs = [0, 0] as [number, number]
  const runner = (time: (at: number) => number, index: 0 | 1): Team => ({
    perform: () => {
      clock += time(clock)
      jobs[index]++
    },
    close: () => {}
  })
  const team = fasterTeam(runner(solo, 0), runner(together, 1), () => clock)
  return { team, jobs, clock: () => clock }
}

describe('of two teams', () => {
  it.each([
    ['helpers, where they are', 0.2, 0.1, 1],
    ['one thread alone, where meeting takes longer than it saves', 0.02, 0.05, 0],
    ['helpers at large jobs', 40, 25, 1],
    ['one thread at large jobs', 25, 40, 0]
  ] as const)('most time goes to the faster: %s', (_, solo, together, winner) => {
    const { team, jobs, clock } = race(
      () => solo,
      () => together
    )
    while (clock() < 20_000) team.perform(descend)
    const times = [jobs[0] * solo, jobs[1] * together] as const
    expect(times[winner] / (times[0] + times[1])).toBeGreaterThan(0.85)
  })
  it('the choice follows the times: helpers are left while other programs hold them up, and taken back', () => {
    const isBusy = (at: number) => at > 5000 && at < 25_000
    const { team, jobs, clock } = race(
      () => 0.2,
      at => (isBusy(at) ? 2 : 0.1)
    )
    while (clock() < 5000) team.perform(descend)
    while (clock() < 25_000) team.perform(descend)
    const alone = jobs[0]
    expect(alone * 0.2).toBeGreaterThan(17_000)
    while (clock() < 45_000) team.perform(descend)
    expect((jobs[0] - alone) * 0.2).toBeLessThan(3000)
  })
  it('jobs of several mini-batches in a row are compared by the example with those of one', () => {
    const [one, row] = [descend, { ...descend, paces: new Array(16).fill(descend.paces[0]) }]
    let clock = 0
    const jobs = [0, 0]
    const runner = (time: number, index: 0 | 1): Team => ({
      perform: job => {
        clock += time * (job.kind === 'descend' ? job.paces.length : 0)
        jobs[index]!++
      },
      close: () => {}
    })
    const team = fasterTeam(runner(0.2, 0), runner(0.1, 1), () => clock)
    for (let i = 0; i < 5000; i++) team.perform(i % 1000 < 500 ? one : row)
    expect(jobs[0]! / (jobs[0]! + jobs[1]!)).toBeLessThan(0.1)
  })
  it('a slow start of the helpers is not held against them', () => {
    let together = 0
    const { team, jobs, clock } = race(
      () => 0.2,
      () => (together++ < 150 ? 0.5 : 0.1)
    )
    while (clock() < 2000) team.perform(descend)
    expect(jobs[1] * 0.1).toBeGreaterThan(1500)
  })
  it('each kind of job has its own', () => {
    const { team } = race(
      () => 0.2,
      () => 0.1
    )
    for (let i = 0; i < 1000; i++) {
      team.perform(descend)
      team.perform(answer)
    }
    expect(() => team.close()).not.toThrow()
  })
})
