import { availableParallelism, cpus } from 'node:os'

/** What all numbers of a run depend on, in one line. */
export function machine() {
  const cores = availableParallelism()
  return `${cpus()[0]?.model.trim() ?? process.arch}, ${cores} ${cores === 1 ? 'core' : 'cores'} · Node ${process.version} · ${process.platform}`
}
