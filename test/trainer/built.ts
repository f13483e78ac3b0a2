/** Runs without a worker. Helper threads have to be JavaScript, so it is the built program that is driven here, too. */
const built = (name: string) => import(new URL(`../../dist/trainer/${name}.js`, import.meta.url).href)
export const { closeRun, createRun } = (await built('run')) as typeof import('../../source/trainer/run.js')
export const { train } = (await built('train')) as typeof import('../../source/trainer/train.js')
export const { snapshot } = (await built('snapshot')) as typeof import('../../source/trainer/snapshot.js')
export const { compileKernels } = (await built('kernels')) as typeof import('../../source/trainer/kernels.js')
