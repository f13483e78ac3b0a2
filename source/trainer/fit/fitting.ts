import { type AdamState, adamStep, createAdam } from '../../engine/curve/adam.js'
import { backward, type CurvePass, createPass, forward } from '../../engine/curve/backprop.js'
import { createCurveNetwork, withNeuron, withoutNeuron } from '../../engine/curve/initializer.js'
import type { CurveActivationName, CurveNetwork } from '../../engine/curve/network.js'
import { type CurveScale, scaled, scaleOf } from '../../engine/curve/scale.js'
import { createRandom, purposes } from '../../engine/random.js'
import { schedules } from '../../engine/schedule.js'
import type { FitChange, FitSettings } from './protocol.js'

/** A network on its way to a curve: what learns, and how far it is. */
export interface Fitting {
  readonly settings: FitSettings
  readonly scale: CurveScale
  pass: CurvePass
  adam: AdamState
  activation: CurveActivationName
  seed: number
  learningRate: number
  /** Steps taken; at which one the learning rate began its way down, and at which it is at its end. */
  step: number
  begin: number
  end: number
  /** Average of the squared differences before the last step, scaled. */
  cost: number
  changes: FitChange[]
  /** Numbers for new neurons are drawn one after another. */
  grown: number
}

export function createFitting(settings: FitSettings): Fitting {
  const { curve, activation, neurons, learningRate, steps, seed } = settings
  const scale = scaleOf(curve.x, curve.y)
  const network = createCurveNetwork(activation, neurons, createRandom(seed, purposes.curve))
  const pass = createPass(network, scaled(scale, curve.x, curve.y))
  const adam = createAdam(network.parameters.length)
  return {
    settings,
    scale,
    pass,
    adam,
    activation,
    seed,
    learningRate,
    step: 0,
    begin: 0,
    end: steps,
    cost: forward(pass),
    changes: [],
    grown: 0
  }
}

/** The learning rate in force: it sinks to nothing along half a cosine, from a start or a change to the end. */
export function rateNow({ learningRate, step, begin, end }: Fitting): number {
  return learningRate * schedules.cosine((step - begin) / (end - begin))
}

/** One step of full-batch gradient descent. Returns whether the cost is a number still. */
export function takeStep(fitting: Fitting): boolean {
  const { pass, adam } = fitting
  backward(pass)
  adamStep(adam, pass.network.parameters, pass.gradient, rateNow(fitting))
  fitting.step++
  fitting.cost = forward(pass)
  return Number.isFinite(fitting.cost)
}

/** Begins anew, from a seed and with an activation. */
export function begin(fitting: Fitting, activation: CurveActivationName, seed: number): void {
  const { pass, settings } = fitting
  const network = createCurveNetwork(activation, pass.network.neurons, createRandom(seed, purposes.curve))
  Object.assign(fitting, { activation, seed, step: 0, changes: [], grown: 0 })
  learnFrom(fitting, network)
  fitting.end = settings.steps
}

/** Goes on for as many steps as a run has, with the learning rate where it began: Loshchilov & Hutter's warm restart. */
export function goOn(fitting: Fitting): void {
  fitting.begin = fitting.step
  fitting.end = fitting.step + fitting.settings.steps
}

/** One neuron more, where the curve is missed by most. */
export function addNeuron(fitting: Fitting): void {
  const { pass, seed } = fitting
  const worst = pass.difference.reduce((best, value, i, all) => (Math.abs(value) > Math.abs(all[best]!) ? i : best), 0)
  fitting.grown++
  resize(fitting, withNeuron(pass.network, pass.x[worst]!, createRandom(seed, purposes.curve, fitting.grown)))
}

/** One neuron less. */
export function removeNeuron(fitting: Fitting): void {
  const { network, x } = fitting.pass
  resize(fitting, withoutNeuron(network, x))
}

/** A learning rate by hand. */
export function changeRate(fitting: Fitting, value: number): void {
  note(fitting, { step: fitting.step, what: 'learning rate', from: fitting.learningRate, to: value })
  fitting.learningRate = value
}

function resize(fitting: Fitting, network: CurveNetwork): void {
  const from = fitting.pass.network.neurons
  note(fitting, { step: fitting.step, what: 'neurons', from, to: network.neurons })
  learnFrom(fitting, network)
}

/** Goes on with another network; what Adam knows of the one before does not hold for it. */
function learnFrom(fitting: Fitting, network: CurveNetwork): void {
  fitting.pass = createPass(network, fitting.pass)
  fitting.adam = createAdam(network.parameters.length)
  fitting.cost = forward(fitting.pass)
  goOn(fitting)
}

/** Changes of one thing at one step are one change; one that leads back to where it began is none. */
function note(fitting: Fitting, change: FitChange): void {
  const { changes } = fitting
  const last = changes.at(-1)
  if (last?.step !== change.step || last.what !== change.what) {
    fitting.changes = [...changes, change]
    return
  }
  const rest = changes.slice(0, -1)
  fitting.changes = last.from === change.to ? rest : [...rest, { ...last, to: change.to }]
}
