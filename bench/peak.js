import { readFile } from 'node:fs/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import asc from 'assemblyscript/asc'

/** 12 chains × 4 numbers × (one multiplication + one addition). */
const flopOfRound = 96
/** Short enough, a third of a millisecond, that many tries are not interrupted by anything else on the machine. */
const rounds = 200_000
const tries = 1000

/**
 * How fast a plain multiply and add loop is on `threads` threads at once, FLOP a second: peak.ts, compiled as our kernels are,
 * but without fused multiply-add. `best` of many tries is the machine's peak; `average` is what there was to be had of it while
 * this was measured, beside whatever else runs on these cores, or next to a virtual machine on its host.
 */
export async function measureSpeed(threads) {
  const bytes = await compile()
  const speeds = await Promise.all(
    Array.from({ length: threads }, () => answerOf(new Worker(new URL(import.meta.url), { workerData: bytes })))
  )
  const sum = name => speeds.reduce((total, speed) => total + speed[name], 0)
  return { best: sum('best'), average: sum('average') }
}

async function compile() {
  let bytes
  const source = await readFile(new URL('peak.ts', import.meta.url), 'utf8')
  const { error, stderr } = await asc.main(
    ['peak.ts', '--outFile', 'peak.wasm', '-O3', '--enable', 'simd', '--runtime', 'stub'],
    {
      readFile: name => (name === 'peak.ts' ? source : null),
      writeFile: (_, contents) => {
        bytes = contents
      },
      listFiles: () => []
    }
  )
  if (error) throw new Error(`peak.ts does not compile: ${stderr.toString()}`)
  return bytes
}

function answerOf(worker) {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function run(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes)
  const { chains } = instance.exports
  const speeds = Array.from({ length: tries }, () => {
    const begun = performance.now()
    chains(rounds, 0.999, 0.001)
    return (flopOfRound * rounds * 1000) / (performance.now() - begun)
  })
  return { best: Math.max(...speeds), average: speeds.reduce((sum, speed) => sum + speed, 0) / tries }
}

if (!isMainThread) parentPort.postMessage(await run(workerData))
