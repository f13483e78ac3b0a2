import type { Job } from '../engine/descent.js'
import type { Team } from './team.js'

/** How long a team keeps working before the two are compared again, and how long the other one is tried, in milliseconds. */
const stretch = 20
const trial = 10
/** Jobs that a stretch has at least, and a trial. */
const leastSamples = 3
/** The most stretches between two trials; the first come sooner, unless one team takes so many times as long as the other. */
const mostStretches = 64
const clearly = 1.4
/** Jobs that helpers do before they are judged, and, beyond the least, for how long at most: they may begin on others' core. */
const warmUp = { jobs: 200, time: 100, least: 5 }
/** The same after a pause, when only their caches are cold. */
const wakeUp = { jobs: 10, time: 3, least: 1 }

/** What is known of both teams at one kind of job. */
interface Record {
  /** Milliseconds an example, the median of the last stretch or trial; 0 where there was none yet. */
  readonly rates: [solo: number, together: number]
  /** The team that works now, and the one that seemed faster when both were last compared. */
  current: 0 | 1
  chosen: 0 | 1
  isTrial: boolean
  /** What there is left of warming up. */
  cold: { jobs: number; time: number; least: number }
  spent: number
  /** Of each job since the stretch began. */
  samples: number[]
  /** Stretches until the next trial, and between one and the next. */
  left: number
  pause: number
}

/**
 * Gives each job to the faster of two teams, which is found by trying: small work is done sooner by one thread alone, and so
 * is any work while other programs keep the cores busy. `now` tells milliseconds.
 */
export function fasterTeam(solo: Team, together: Team, now: () => number): Team {
  const teams = [solo, together] as const
  const records = new Map<Job['kind'], Record>()
  const begin = (kind: Job['kind']) => {
    const record = fresh()
    records.set(kind, record)
    return record
  }
  return {
    perform(job) {
      const record = records.get(job.kind) ?? begin(job.kind)
      const begun = now()
      teams[record.current].perform(job)
      const time = now() - begun
      if (isCold(record, time)) return
      record.spent += time
      record.samples.push(time / examplesOf(job))
      const isOver = record.spent >= (record.isTrial ? trial : stretch)
      if (isOver && record.samples.length >= leastSamples) choose(record)
    },
    close() {
      together.close()
      solo.close()
    }
  }
}

function examplesOf(job: Job): number {
  switch (job.kind) {
    case 'step':
      return 1
    case 'descend':
      return job.rows * job.paces.length
    case 'answer':
    case 'gather':
      return job.rows
  }
}

function fresh(): Record {
  return {
    rates: [0, 0],
    current: 1,
    chosen: 1,
    isTrial: true,
    cold: { ...warmUp },
    spent: 0,
    samples: [],
    left: 0,
    pause: 1
  }
}

/** Counts a job that took so long as one of those for warming up, if there are any left. */
function isCold({ cold }: Record, time: number): boolean {
  if (cold.least <= 0 && (cold.jobs <= 0 || cold.time <= 0)) return false
  cold.least--
  cold.jobs--
  cold.time -= time
  return true
}

/** Ends a stretch: notes how it went, and decides who does the next one. */
function choose(record: Record): void {
  const { rates, current, chosen } = record
  // Not the average: what else the machine does for a moment should not decide.
  rates[current] = record.samples.sort((a, b) => a - b)[record.samples.length >> 1]!
  record.spent = 0
  record.samples = []
  if (rates[0] > 0 && rates[1] > 0) {
    record.chosen = rates[0] <= rates[1] ? 0 : 1
    // A choice that has stood is doubted more and more seldom, a new one soon.
    if (record.chosen !== chosen) record.pause = 1
    else if (record.isTrial) record.pause = isClear(rates) ? mostStretches : Math.min(mostStretches, record.pause * 4)
  }
  const isTrialDue = rates[0] === 0 || rates[1] === 0 || (!record.isTrial && record.left-- <= 0)
  record.current = isTrialDue ? other(current) : record.chosen
  record.isTrial = isTrialDue
  if (!isTrialDue) return
  record.cold = { ...wakeUp }
  record.left = record.pause
}

function isClear([solo, together]: Record['rates']): boolean {
  return Math.max(solo, together) > clearly * Math.min(solo, together)
}

function other(team: 0 | 1): 0 | 1 {
  return team === 0 ? 1 : 0
}
