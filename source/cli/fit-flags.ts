import { type Curve, sample } from '../dataset/curve/curve.js'
import { readFunction, readNumber } from '../dataset/curve/expression.js'
import { readPoints } from '../dataset/curve/points.js'
import type { FitSettings } from '../trainer/fit/protocol.js'
import { fitKinds } from './flag-kinds.js'
import { dashed, type FlagName } from './flag-table.js'
import { UsageError } from './usage-error.js'

type Given = Partial<Record<FlagName, string>>

/** Measured: see ARCHITECTURE.md. */
const usual = { neurons: 16, activation: 'tanh', learningRate: 0.05, steps: 10_000, seed: 1 } as const

/**
 * What to approximate, and how.
 * @throws UsageError or DataError for a function, a file or a value that can't be used.
 */
export async function readFit(args: readonly string[], given: Given): Promise<FitSettings> {
  const { neurons, activation, learningRate, steps, seed } = given
  return {
    neurons: neurons === undefined ? usual.neurons : fitKinds.neurons.read('--neurons', neurons),
    activation: activation === undefined ? usual.activation : fitKinds.activation.read('--activation', activation),
    learningRate:
      learningRate === undefined ? usual.learningRate : fitKinds.learningRate.read('--learning-rate', learningRate),
    steps: steps === undefined ? usual.steps : fitKinds.steps.read('--steps', steps),
    seed: seed === undefined ? usual.seed : fitKinds.seed.read('--seed', seed),
    curve: await readCurve(args, given)
  }
}

async function readCurve(args: readonly string[], { points, from, to }: Given): Promise<Curve> {
  const [text] = args
  if (args.length > 1) {
    throw new UsageError(`downhill fit takes one function, and got ${args.length} arguments: put it in quotes.`)
  }
  if (points !== undefined) {
    if (text !== undefined) throw new UsageError('--points has the curve: leave the function out.')
    const domain = from === undefined ? to : from
    if (domain !== undefined) throw new UsageError('--points has its own domain: leave out --from and --to.')
    if (points === '') throw new UsageError('--points wants a file with x,y on each line, and got nothing.')
    return await readPoints(points)
  }
  if (text === undefined) {
    throw new UsageError('downhill fit wants a function of x, like "sin(3*x) + x/2", or --points with a file.')
  }
  const f = readFunction(text)
  return sample(text, f, { from: readEnd('from', from, -3), to: readEnd('to', to, 3) })
}

/** An end of the domain: a number, or something like 2*pi. */
function readEnd(name: FlagName, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (text === '') throw new UsageError(`${dashed(name)} wants a number, like 3 or 2*pi, and got nothing.`)
  return readNumber(text)
}

/**
 * The arguments as flags can be told from them: for `fit`, what begins with a single minus sign is a function like -x^2 or,
 * behind --from and --to, a number like -2*pi, because no flag begins so.
 */
export function fitArguments(argv: readonly string[]): string[] {
  if (argv[0] !== 'fit') return [...argv]
  const end = argv.indexOf('--')
  const own = end < 0 ? argv : argv.slice(0, end)
  const flags: string[] = []
  const functions: string[] = []
  for (const argument of own) {
    const before = flags.at(-1)
    if (!/^-[^-]/.test(argument) || argument === '-h') flags.push(argument)
    else if (before === '--from' || before === '--to') flags.push(`${flags.pop()}=${argument}`)
    else functions.push(argument)
  }
  const rest = [...functions, ...(end < 0 ? [] : argv.slice(end + 1))]
  return rest.length === 0 ? flags : [...flags, '--', ...rest]
}
