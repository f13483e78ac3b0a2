/**
 * Runs the suite on each Node.js that is supported, whichever one is installed: taken from the registry's own packages, which
 * hold a Node.js for one system each and run no script. `node test/nodes.js [major …] [-- arguments for vitest]`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const supported = ['20', '22', '24']

const split = process.argv.indexOf('--')
const majors = process.argv.slice(2, split < 0 ? undefined : split)
const forVitest = split < 0 ? [] : process.argv.slice(split + 1)

const system = process.platform === 'win32' ? 'win' : process.platform
const name = `node-${system}-${process.arch}`
const failed = []
for (const major of majors.length > 0 ? majors : supported) {
  const program = fetchNode(major)
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
  console.log(`\nNode.js ${version}`)
  const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH}` }
  const { status } = spawnSync(program, ['node_modules/vitest/vitest.mjs', 'run', ...forVitest], {
    stdio: 'inherit',
    env
  })
  if (status !== 0) failed.push(version)
}
if (failed.length > 0) {
  console.error(`The suite fails on ${failed.join(', ')}.`)
  process.exit(1)
}

/** The newest Node.js of a major version, from the registry or from an earlier run. */
function fetchNode(major) {
  const folder = join(tmpdir(), 'downhill-nodes', major)
  mkdirSync(folder, { recursive: true })
  const flags = ['--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', ['install', ...flags, `${name}@${major}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: system === 'win'
  })
  const file = system === 'win' ? 'node.exe' : 'node'
  return join(folder, 'node_modules', name, 'bin', file)
}
