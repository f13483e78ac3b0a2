import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'

/** The kernels in two builds: `fused` rounds a product and the sum it goes into once, `plain` twice. */
export type KernelBuild = 'fused' | 'plain'

const files: Record<KernelBuild, string> = { fused: 'kernels-fused.wasm', plain: 'kernels.wasm' }

// Optimised at once and all together instead of little by little while training: a run of a second would be half over by then.
setFlagsFromString('--no-liftoff')
setFlagsFromString('--no-wasm-lazy-compilation')

/**
 * The compiled kernels, as `npm run build` leaves them beside the built program: fused, where Node.js can do that, which is
 * half as fast again for wide layers. Node 20 has to be asked for it; from 22 on it is simply there.
 */
export async function compileKernels(): Promise<WebAssembly.Module> {
  const fused = await bytesOf('fused')
  if (!WebAssembly.validate(fused)) setFlagsFromString('--experimental-wasm-relaxed-simd')
  // Not WebAssembly.compile: Node 24 may end while nothing but that is under way.
  return new WebAssembly.Module(WebAssembly.validate(fused) ? fused : await bytesOf('plain'))
}

function bytesOf(build: KernelBuild): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL(`../kernels/${files[build]}`, import.meta.url)) as Promise<Uint8Array<ArrayBuffer>>
}
