import { describe, expect, it } from 'vitest'
import { initialView, screenKey } from '../../../../source/ui/view.js'
import { networkOf } from '../../network.js'
import { pressed } from '../../pressing.js'
import { stateAfter, training } from '../../run.js'
import { situation } from '../../situation.js'

const ready = networkOf({ hiddenLayers: [16, 512] })
const here = situation({ run: { ...stateAfter(training), ready }, view: { ...initialView, screen: 'neurons' } })
const after = (...keys: readonly string[]) => pressed(here, ...keys).view.neurons

describe('the keys of the Neurons screen', () => {
  it('are reached with a number', () => {
    expect(pressed(situation(), screenKey('neurons')).view.screen).toBe('neurons')
  })
  // 16 maps stand in two rows of eight at 80 × 24.
  it.each([
    [['right'], 1],
    [['left'], 0],
    [['down'], 8],
    [['right', 'right', 'down', 'up'], 2],
    [['up'], 0],
    [['down', 'down'], 8],
    [['pagedown'], 15],
    [['pagedown', 'pageup'], 0]
  ])('%j choose neuron %i', (keys, neuron) => {
    expect(after(...keys).neuron).toBe(neuron)
  })
  it('turn the pages of a wide layer', () => {
    const page = after('l', 'pagedown').neuron
    expect(page).toBeGreaterThan(16)
    expect(after('l', ...new Array<string>(40).fill('pagedown')).neuron).toBe(511)
  })
  it.each([
    [['l'], 1],
    [['l', 'l'], 2],
    [['l', 'l', 'l'], 0],
    [['L'], 2]
  ])('%j show layer %i', (keys, layer) => {
    expect(after(...keys).layer).toBe(layer)
  })
  it('keep the choice where the next layer has such a neuron, and else its last', () => {
    expect(after('right', 'l')).toMatchObject({ layer: 1, neuron: 1 })
    expect(after('pagedown', 'L')).toMatchObject({ layer: 2, neuron: 9 })
  })
  it('look closer and back, and on to the next', () => {
    expect(after('enter', 'right')).toMatchObject({ isZoomed: true, neuron: 1 })
    expect(after('enter', 'escape').isZoomed).toBe(false)
    expect(pressed(here, 'enter', 'down').idle).toEqual(['down'])
  })
  it('show the change since the start, and the weights again', () => {
    expect(after('c').shown).toBe('change')
    expect(after('c', 'c').shown).toBe('weights')
  })
  it('do nothing before there is a network', () => {
    const loading = situation({ view: { ...initialView, screen: 'neurons' } })
    expect(pressed(loading, 'l', 'right', 'enter').idle).toEqual(['l', 'right', 'enter'])
  })
})
