import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** The number of a process that has ended just now. */
export async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid!
}

/** The name of a temporary file of ours as another process, or one in another place, would have given it. */
export function nameOf(name: string, pid: number, place?: string): string {
  const [ours, , random] = name.slice(1).split('-')
  return `.${place ?? ours}-${pid}-${random}`
}
