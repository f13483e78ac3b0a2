import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Whether this system tells what a process uses: Linux does. */
export const canTellUsage = existsSync('/proc/self/stat')

let ticks
/** Ticks of the kernel's clock a second. */
function ticksPerSecond() {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return ticks
}

/** Seconds that a process, or one of its threads, has spent on a processor: utime and stime of proc(5). */
function processorSeconds(path) {
  // The second field is a name in brackets and may hold anything; the 14th and 15th are the 12th and 13th behind it.
  const fields = readFileSync(path, 'utf8').split(') ').at(-1).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond()
}

/** Shares of a core used over some seconds by a process's first thread, which has its display, and by all its threads. */
export async function processorShares(pid, seconds) {
  const take = () => [processorSeconds(`/proc/${pid}/task/${pid}/stat`), processorSeconds(`/proc/${pid}/stat`)]
  const before = take()
  const begun = performance.now()
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  const elapsed = (performance.now() - begun) / 1000
  const [display, all] = take().map((used, i) => (used - before[i]) / elapsed)
  return { display, all }
}

/** Bytes of memory of a process: now (VmRSS), or the most it ever had (VmHWM). */
export function residentBytes(pid, field = 'VmRSS') {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'))
  return Number(line?.[1]) * 1024
}
