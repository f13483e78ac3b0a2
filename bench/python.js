import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const probe = fileURLToPath(new URL('peers/blas.py', import.meta.url))

/** One thread, whichever library multiplies matrices. */
export const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }

/** Debian's packages, which is what the numbers we are measured against were taken with. */
const packages = { torch: 'python3-torch libopenblas0-pthread', numpy: 'python3-numpy libopenblas0-pthread' }

/**
 * A Python that can import `library` (torch or numpy) over a fast BLAS: `{ python, version, blas }`, or `{ missing }`, a
 * sentence that says why there is none. Looks at DOWNHILL_PYTHON, the PATH's python3 and the system's own.
 */
export async function findPython(library) {
  const named = process.env.DOWNHILL_PYTHON
  let slow
  for (const python of named ? [named] : ['python3', '/usr/bin/python3']) {
    const found = await run(python, [probe, library]).then(
      ({ stdout }) => JSON.parse(stdout),
      () => null
    )
    if (found?.blas) return { python, ...found }
    if (found)
      slow = `${python} has ${library} ${found.version} without OpenBLAS or MKL, and so too slow to compare with`
  }
  const reason = slow ?? (named ? `${named} cannot import ${library}` : `no python3 here can import ${library}`)
  return { missing: `${reason} (Debian: apt install ${packages[library]}; another Python: DOWNHILL_PYTHON)` }
}
