import { readFile } from 'node:fs/promises'

/** The compiled kernels: `npm run build` comes before the tests. */
export const compiledKernels = WebAssembly.compile(await readFile('dist/kernels/kernels.wasm'))
