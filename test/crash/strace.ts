import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** Why system calls can't be watched and made to fail here; undefined when they can. */
export const noStrace = reasonAgainst()
if (noStrace) console.log(`Skipped what needs strace: ${noStrace}`)

function reasonAgainst(): string | undefined {
  // On other processors some of these calls have other names.
  const calls = 'trace=mkdir,openat,pwrite64,fsync,rename,unlink'
  const options = ['-qq', '-o', '/dev/null', '-e', calls, '-e', 'inject=fsync:error=EIO']
  try {
    execFileSync('strace', [...options, 'true'], { stdio: 'pipe' })
    // To attach to a process that one has not started is forbidden more often.
    const attach =
      'sleep 60 & strace "$@" -p $! & sleep 0.3; kill %1 && wait %2; status=$?; kill %1 2>/dev/null; exit $status'
    execFileSync('bash', ['-c', attach, 'bash', ...options], { stdio: 'pipe' })
    return undefined
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer }
    return code === 'ENOENT' ? 'it is not installed.' : `it may not trace here (${String(stderr).trim()}).`
  }
}

/** Makes every system call of a name in a process fail, be it all of them or those on one path, until `mend` is called. */
export async function breakCalls(
  pid: number,
  call: string,
  error: string,
  path: string | null
): Promise<{ mend: () => Promise<void> }> {
  const filter = path === null ? [] : ['-P', path]
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}`]
  const tracer = spawn('strace', ['-f', '-o', '/dev/null', ...filter, ...inject, '-p', `${pid}`])
  onTestFinished(() => void tracer.kill('SIGKILL'))
  await attached(tracer)
  return {
    async mend() {
      tracer.kill('SIGINT')
      await once(tracer, 'exit')
    }
  }
}

async function attached({ stderr, exitCode }: ChildProcess): Promise<void> {
  let said = ''
  for await (const text of stderr!) {
    said += text
    if (/ attached/.test(said)) return
  }
  throw new Error(`strace did not attach (${exitCode}): ${said}`)
}
