import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { plainEnvironment } from '../environment.js'

// The program as it is installed: `npm run build` comes before the tests.
const main = resolve('dist/cli/main.js')

export interface Outcome {
  /** null when a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

type Variables = Readonly<Record<string, string>>

/** Starts `downhill` with its output in pipes, so without a dashboard; with no settings but those of `variables`. */
export function start(args: readonly string[], cwd = process.cwd(), variables: Variables = {}) {
  const env = { ...plainEnvironment(), ...variables }
  const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'exit') as Promise<[code: number | null]>
  return { child, exit }
}

/** Runs `downhill` to its end. */
export async function downhill(args: readonly string[], cwd?: string, variables?: Variables): Promise<Outcome> {
  const { child, exit } = start(args, cwd, variables)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return { code, stdout, stderr }
}

/** The objects of an output that is to be one JSON object a line and nothing else. */
export function jsonLines(stdout: string): Record<string, unknown>[] {
  const lines = stdout.split('\n')
  if (lines.pop() !== '') throw new Error('The output ends in the middle of a line.')
  return lines.map(line => {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`No object: ${line}`)
    return value as Record<string, unknown>
  })
}
