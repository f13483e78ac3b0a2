import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'

/** The kernels in two builds: `fused` rounds a product and the sum it goes into once, `plain` twice. */
export type KernelBuild = 'fused' | 'plain'

const files: Record<KernelBuild, string> = { fused: 'kernels-fused.wasm', plain: 'kernels.wasm' }

/**
 * What these bytes are compiled without. V8 would compile a function when it is first called, and optimise it when it has been
 * for a while: a run of a second would be half over before that is done. And it would ask in every loop, each time round, whether
 * somebody wants to interrupt it, which is one instruction in ten here, and no kernel takes long enough to be worth it.
 */
const without = ['wasm-lazy-compilation', 'liftoff', 'wasm-stack-checks']

/**
 * The compiled kernels, as `npm run build` leaves them beside the built program: fused, where Node.js can do that, which is
 * half as fast again for wide layers. Node 20 has to be asked for it; from 22 on it is simply there.
 */
export async function compileKernels(): Promise<WebAssembly.Module> {
  const fused = await bytesOf('fused')
  if (!WebAssembly.validate(fused)) setFlagsFromString('--experimental-wasm-relaxed-simd')
  return compileForLoops(WebAssembly.validate(fused) ? fused : await bytesOf('plain'))
}

/** So for these bytes alone: others, such as Ink's layout engine, are better compiled as V8 would. */
function compileForLoops(bytes: Uint8Array): WebAssembly.Module {
  for (const flag of without) setFlagsFromString(`--no-${flag}`)
  try {
    return new WebAssembly.Module(bytes)
  } finally {
    for (const flag of without) setFlagsFromString(`--${flag}`)
  }
}

function bytesOf(build: KernelBuild): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL(`../kernels/${files[build]}`, import.meta.url)) as Promise<Uint8Array<ArrayBuffer>>
}
