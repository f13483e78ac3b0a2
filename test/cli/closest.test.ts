import { describe, expect, it } from 'vitest'
import { closest } from '../../source/cli/closest.js'

const flags = [
  'learning-rate',
  'optimizer',
  'output-activation',
  'activation',
  'json',
  'colour',
  'to',
  'keep',
  'seed',
  'steps'
]

describe('what was probably meant', () => {
  it.each<[string, string | undefined]>([
    ['optimiser', 'optimizer'],
    ['optimzier', 'optimizer'],
    ['optim', 'optimizer'],
    ['OPTIMIZER', 'optimizer'],
    ['color', 'colour'],
    ['jsno', 'json'],
    ['jso', 'json'],
    ['learningrate', 'learning-rate'],
    ['lr', 'learning-rate'],
    ['keeep', 'keep'],
    ['activations', 'activation'],
    // Too far, or too short to tell.
    ['bogus', undefined],
    ['ot', undefined],
    ['k', undefined],
    ['', undefined],
    ['sxxd', undefined]
  ])('by %j is %s', (text, wanted) => {
    expect(closest(text, flags)).toBe(wanted)
  })
  it('is nothing where two names begin so and neither is near', () => {
    expect(closest('checkpoint-f', ['checkpoint-folder', 'checkpoint-file'])).toBeUndefined()
  })
  it('is the nearer of two, whatever their order', () => {
    expect(closest('adamz', ['adam', 'adamw'])).toBe('adam')
    expect(closest('adaw', ['adam', 'adamw'])).toBe('adam')
    expect(closest('admaw', ['adam', 'adamw'])).toBe('adamw')
  })
})
