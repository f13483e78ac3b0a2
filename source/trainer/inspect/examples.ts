import { numbersAt } from '../../engine/arena.js'
import { decodeImage } from '../../engine/entries.js'
import { viewExamples } from '../../engine/examples.js'
import type { Run } from '../run.js'
import { activationsOn, type Bench, benchRows, sendForward } from './bench.js'

/** An example by where it stands: in which part of the split, and where there. */
export interface ExampleName {
  readonly set: 'training' | 'validation' | 'test'
  readonly at: number
}

/** To see examples and what the network makes of them. */
export interface ExamplesRequest {
  readonly kind: 'examples'
  /** At most `benchRows`. */
  readonly names: readonly ExampleName[]
}

/** An example on its way through the network. */
export interface SeenExample extends ExampleName {
  readonly pixels: Uint8Array // [inputs]
  /** The class it is said to be, and the one the network says. */
  readonly label: number
  readonly answer: number
  /** Of each layer // [layers][outputs] */
  readonly activations: readonly Float32Array[]
  readonly cost: number
}

export interface ExampleAnswer {
  readonly kind: 'examples'
  readonly examples: readonly SeenExample[]
}

/** Sends examples through the network; those that there are not are left out. */
export function seeExamples(run: Run, { names }: ExamplesRequest): ExampleAnswer {
  const there = names.filter(name => placeOf(run, name) !== undefined).slice(0, benchRows)
  return { kind: 'examples', examples: seenOn(run, run.bench, there) }
}

/** Examples that there are, at most `benchRows`, on their way through the network that is on the bench. */
export function seenOn(run: Run, bench: Bench, names: readonly ExampleName[]): SeenExample[] {
  return seenAt(
    bench,
    names,
    names.map(name => placeOf(run, name)!)
  )
}

/** The same of examples that stand at `places`, whatever they are called. */
export function seenAt(bench: Bench, names: readonly ExampleName[], places: readonly number[]): SeenExample[] {
  const { arena, pass } = bench
  const { starts, entries, labels } = viewExamples(arena.memory, pass.examples)
  sendForward(bench, places)
  const costs = numbersAt(arena, pass.scratch.costs, benchRows)
  const classes = new Uint8Array(arena.memory.buffer, pass.scratch.classes, benchRows)
  return names.map((name, row): SeenExample => {
    const place = places[row]!
    const pixels = new Uint8Array(pass.network.sizes[0]!)
    decodeImage(entries, starts[place]!, starts[place + 1]!, pixels)
    return {
      ...name,
      pixels,
      label: labels[place]!,
      answer: classes[row]!,
      activations: pass.network.layers.map((_, l) => activationsOn(bench, l, row)),
      cost: costs[row]!
    }
  })
}

/** Where an example stands among all that are in memory; undefined when there is none. */
export function placeOf({ split }: Pick<Run, 'split'>, { set, at }: ExampleName): number | undefined {
  return split[set][at]
}
