import { type Arena, allocate } from './arena.js'
import { type Job, type Layout, mostInARow } from './descent.js'
import type { Kernels } from './kernels.js'
import type { Pace } from './optimizer.js'
import { blank, noteJob, type Program } from './program.js'

const kinds: Record<Job['kind'], number> = { answer: 0, gather: 1, descend: 2, step: 3 }

/** Programs of all lanes for jobs that differ in nothing but numbers and places. */
interface Entry {
  readonly programs: readonly Program[]
  /** The numbers that were filled in last. */
  readonly numbers: number[]
}

/**
 * Programs for jobs, noted when they are wanted for the first time: the function returns one for each lane that does the given
 * job when it is played, until it is called again. `meet` is what a lane calls to meet the others.
 */
export function createPrograms(
  arena: Arena,
  kernels: Kernels,
  layout: Layout,
  meet: (kernels: Kernels) => void
): (job: Job) => readonly Program[] {
  const entries = new Map<number, Entry>()
  // Where programs look for the examples of whatever job.
  const places = allocate(arena, layout.scratch.rows * mostInARow * 4)
  let words = new Float32Array(arena.memory.buffer)

  function note(job: Job): Entry {
    const noted = blankJob(job, places)
    const programs = Array.from({ length: layout.laneScratch.lanes }, (_, lane) =>
      noteJob(arena, layout, lane, noted, meet)
    )
    words = new Float32Array(arena.memory.buffer)
    return { programs, numbers: [] }
  }

  /** Fills in the numbers of a job where they differ from what stands there. */
  function fillIn({ programs, numbers }: Entry, job: Job): void {
    let isSame = true
    let count = 0
    const next = (value: number) => {
      isSame &&= numbers[count] === value
      numbers[count++] = value
    }
    if (job.kind === 'gather') next(job.scale)
    else if (job.kind === 'step') each(job.pace, next)
    else if (job.kind === 'descend') for (const pace of job.paces) each(pace, next)
    if (isSame) return
    for (const { blanks } of programs) for (const { word, index } of blanks) words[word] = numbers[index]!
  }

  return job => {
    const rows = job.kind === 'step' ? 0 : job.rows
    const inARow = job.kind === 'descend' ? job.paces.length : 1
    const key = (rows * (mostInARow + 1) + inARow) * 4 + kinds[job.kind]
    let entry = entries.get(key)
    if (!entry) {
      entry = note(job)
      entries.set(key, entry)
    }
    if (job.kind !== 'step') kernels.copy(job.batch, places, rows * inARow)
    fillIn(entry, job)
    return entry.programs
  }
}

/** The same job with blanks for its numbers, on the examples at `places`. */
function blankJob(job: Job, places: number): Job {
  switch (job.kind) {
    case 'answer':
      return { ...job, batch: places }
    case 'gather':
      return { ...job, batch: places, scale: blank(0) }
    case 'descend':
      return { ...job, batch: places, paces: job.paces.map((_, i) => blankPace(i)) }
    case 'step':
      return { ...job, pace: blankPace(0) }
  }
}

/** Blanks for the numbers of pace number `i`, in the order of `each`. */
function blankPace(i: number): Pace {
  const [scale, eta, rate, rootScale, shrink] = Array.from({ length: 5 }, (_, k) => blank(5 * i + k)) as [
    number,
    number,
    number,
    number,
    number
  ]
  return { scale, eta, rate, rootScale, shrink }
}

function each({ scale, eta, rate, rootScale, shrink }: Pace, next: (value: number) => void): void {
  next(scale)
  next(eta)
  next(rate)
  next(rootScale)
  next(shrink)
}
