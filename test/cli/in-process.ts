import { Writable } from 'node:stream'
import { plainEnvironment } from '../environment.js'
import type { Outcome } from './downhill.js'

// The program as it is installed, but for the few lines that start it: `npm run build` comes before the tests.
const built = new URL('../../dist/cli/run-line.js', import.meta.url).href
const { runLine } = (await import(built)) as typeof import('../../source/cli/run-line.js')

/** Puts a stream in the place of one of the process's, which keeps all that is written to it. */
function caught(name: 'stdout' | 'stderr') {
  const chunks: Buffer[] = []
  const value = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    }
  })
  const before = Object.getOwnPropertyDescriptor(process, name)!
  Object.defineProperty(process, name, { ...before, get: () => value })
  return {
    text: () => Buffer.concat(chunks).toString('utf8'),
    giveBack: () => Object.defineProperty(process, name, before)
  }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs `downhill` to its end in this process, which takes a tenth of the time that one of its own takes: for commands that print
 * and end. Meanwhile folder, environment and output of the process are the command's, so one runs behind the other.
 */
export function downhillHere(args: readonly string[], cwd?: string, variables: Variables = {}): Promise<Outcome> {
  const outcome = last.then(() => run(args, cwd ?? process.cwd(), variables))
  last = outcome.catch(() => {})
  return outcome
}

type Variables = Readonly<Record<string, string>>

async function run(args: readonly string[], cwd: string, variables: Variables): Promise<Outcome> {
  const [folder, env] = [process.cwd(), process.env]
  const [stdout, stderr] = [caught('stdout'), caught('stderr')]
  try {
    process.chdir(cwd)
    process.env = { ...plainEnvironment(), ...variables }
    const code = await runLine(args)
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.chdir(folder)
    process.env = env
    stdout.giveBack()
    stderr.giveBack()
  }
}
