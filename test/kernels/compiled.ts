import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'

export const builds = ['plain', 'fused'] as const
export type KernelBuild = (typeof builds)[number]

const fused = await readFile('dist/kernels/kernels-fused.wasm')
// Node 20 has to be asked for it; from 22 on it is simply there.
if (!WebAssembly.validate(fused)) setFlagsFromString('--experimental-wasm-relaxed-simd')

/** The compiled kernels in both builds: `npm run build` comes before the tests. */
export const compiledKernels: Readonly<Record<KernelBuild, WebAssembly.Module>> = {
  plain: await WebAssembly.compile(await readFile('dist/kernels/kernels.wasm')),
  fused: await WebAssembly.compile(fused)
}
