import { readFile } from 'node:fs/promises'

/** The compiled kernels, as `npm run build` leaves them beside the built program. */
export async function compileKernels(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(new URL('../kernels/kernels.wasm', import.meta.url)))
}
