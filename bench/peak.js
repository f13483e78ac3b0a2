import { readFile } from 'node:fs/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import asc from 'assemblyscript/asc'

/** 12 chains × 4 numbers × (one multiplication + one addition). */
const flopOfRound = 96
/** Short enough, a third of a millisecond, that many tries are not interrupted by anything else on the machine. */
const rounds = 200_000
const tries = 1000

/**
 * The most a plain multiply and add loop does on `threads` threads at once, FLOP a second: peak.ts, compiled as our kernels
 * are, so without fused multiply-add, which WebAssembly does not have. The best of many tries: a peak is not a median.
 */
export async function measurePeak(threads) {
  const bytes = await compile()
  const workers = await Promise.all(
    Array.from({ length: threads }, () => answerOf(new Worker(new URL(import.meta.url), { workerData: bytes })))
  )
  return workers.reduce((sum, perSecond) => sum + perSecond, 0)
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
  let best = 0
  for (let i = 0; i < tries; i++) {
    const begun = performance.now()
    chains(rounds, 0.999, 0.001)
    best = Math.max(best, (flopOfRound * rounds * 1000) / (performance.now() - begun))
  }
  return best
}

if (!isMainThread) parentPort.postMessage(await run(workerData))
