import { type Arena, allocate } from './arena.js'
import { type Job, type Layout, mostInARow } from './descent.js'
import type { Kernels } from './kernels.js'
import type { Pace } from './optimizer.js'
import { blank, noteJob, type Program } from './program.js'

const kinds: Record<Job['kind'], number> = { answer: 0, gather: 1, descend: 2, step: 3 }

/** Programs of all lanes for jobs that differ in nothing but numbers and places. */
interface Entry {
  readonly programs: readonly Program[]
  /** Those whose numbers were filled in last. */
  paces: readonly Pace[]
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
  let memory = new Float32Array(arena.memory.buffer)
  const numbers = new Float64Array(5 * mostInARow)

  function note(job: Job): Entry {
    const noted = blankJob(job, places)
    const programs = Array.from({ length: layout.laneScratch.lanes }, (_, lane) =>
      noteJob(arena, layout, lane, noted, meet)
    )
    memory = new Float32Array(arena.memory.buffer)
    return { programs, paces: [] }
  }

  /** Fills in the numbers of a job where they differ from what stands there. */
  function fillIn(entry: Entry, job: Job): void {
    const paces = pacesOf(job)
    if (isSame(paces, entry.paces)) return
    entry.paces = paces
    for (let i = 0; i < paces.length; i++) {
      const { scale, eta, rate, rootScale, shrink } = paces[i]!
      numbers[5 * i] = scale
      numbers[5 * i + 1] = eta
      numbers[5 * i + 2] = rate
      numbers[5 * i + 3] = rootScale
      numbers[5 * i + 4] = shrink
    }
    for (const { blanks } of entry.programs) {
      for (let i = 0; i < blanks.words.length; i++) memory[blanks.words[i]!] = numbers[blanks.indices[i]!]!
    }
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

/** The paces of a job; one that gathers a gradient has a scale alone. */
function pacesOf(job: Job): readonly Pace[] {
  switch (job.kind) {
    case 'answer':
      return []
    case 'gather':
      return [{ ...blankPace(0), scale: job.scale }]
    case 'descend':
      return job.paces
    case 'step':
      return [job.pace]
  }
}

function isSame(paces: readonly Pace[], others: readonly Pace[]): boolean {
  if (paces.length !== others.length) return false
  for (let i = 0; i < paces.length; i++) {
    const p = paces[i]!
    const q = others[i]!
    if (p.scale !== q.scale || p.eta !== q.eta || p.shrink !== q.shrink) return false
    if (p.rate !== q.rate || p.rootScale !== q.rootScale) return false
  }
  return true
}

/** Blanks for the numbers of pace number `i`. */
function blankPace(i: number): Pace {
  const at = 5 * i
  return {
    scale: blank(at),
    eta: blank(at + 1),
    rate: blank(at + 2),
    rootScale: blank(at + 3),
    shrink: blank(at + 4)
  }
}
