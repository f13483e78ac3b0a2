// npm run bench [-- <mode>]: measures the built program on this machine. CONTRIBUTING.md says what each mode prints.
import { parseArgs } from 'node:util'
import { UsageError } from '../dist/cli/usage-error.js'
import { interrupted } from './program.js'

/** Loaded when it is wanted: some need more than others. */
const modes = {
  ratios: async () => (await import('./ratios.js')).ratios,
  accuracy: async () => (await import('./accuracy.js')).accuracy,
  dashboard: async () => (await import('./dashboard.js')).dashboard,
  scale: async () => (await import('./scale.js')).scale,
  inference: async () => (await import('./inference.js')).inference
}

const usage = `Usage: npm run bench [-- <mode> [options]]
Modes: ${Object.keys(modes).join(', ')}; without one, ratios.
  --rounds <n>   how often what is compared is measured in turn (5)
  --seeds <n>    how many seeds a median is over (10)
  --only <text>  only networks or recipes whose name contains the text`

function wholeNumber(name, text) {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--${name} wants a whole number from 1 up, and got ${text}.`)
  return Number(text)
}

function parse() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      seeds: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false }
    }
  })
  const [mode = 'ratios', ...more] = positionals
  if (!Object.hasOwn(modes, mode) || more.length > 0) throw new UsageError(`There is no mode ${positionals.join(' ')}.`)
  const { rounds, seeds, only, help } = values
  return { mode, help, options: { rounds: wholeNumber('rounds', rounds), seeds: wholeNumber('seeds', seeds), only } }
}

try {
  const { mode, help, options } = parse()
  if (help) console.log(usage)
  else await (await modes[mode]())(options)
} catch (error) {
  if (process.exitCode !== interrupted) complain(error)
}

function complain(error) {
  const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${isUsage ? `${error.message}\n\n${usage}` : error.stack}\n`)
  process.exitCode = isUsage ? 2 : 1
}
