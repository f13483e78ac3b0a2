import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { mnistFolder, trainingImages } from './mnist.js'
import { oneThread } from './python.js'

const run = promisify(execFile)
const script = name => fileURLToPath(new URL(`peers/${name}`, import.meta.url))

/** Counted passes over a part of the images, for libraries that are slow; one more goes before them. */
export const passes = 5

/** Why the libraries that npm installs are not timed, or null when they are there. */
export function missingPeers() {
  return existsSync(script('node_modules')) ? null : 'not installed (npm ci --prefix bench/peers)'
}

/** Seconds of each of `epochs` epochs of a Python script in bench/peers, after one that is not counted. */
export function pythonEpochs({ python }, name, network, epochs) {
  return seconds(python, [script(name), mnistFolder, `${epochs + 1}`, JSON.stringify(network)])
}

/** The libraries that npm installs. Each takes seconds for what we need milliseconds for, so each gets a part of an epoch. */
export const slowPeers = [
  { name: 'TensorFlow.js wasm', words: [script('tfjs.js'), 'wasm'], trains: () => true },
  { name: 'TensorFlow.js cpu', words: [script('tfjs.js'), 'cpu'], trains: () => true },
  { name: 'ConvNetJS', words: [script('convnetjs.js')], trains: ({ optimizer }) => optimizer === 'sgd' }
]

/** Seconds an epoch of 60,000 images would take, from passes over `subset` images, after one that is not counted. */
export async function scaledEpochs({ words }, network) {
  const { subset } = network
  const args = [...words, mnistFolder, `${subset}`, `${passes + 1}`, JSON.stringify(network)]
  return (await seconds(process.execPath, args)).map(time => (time * trainingImages) / subset)
}

async function seconds(command, args) {
  const { stdout } = await run(command, args, { env: { ...process.env, ...oneThread } })
  return JSON.parse(stdout).seconds.slice(1)
}
