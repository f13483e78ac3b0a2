import { describe, expect, it } from 'vitest'
import { fitArguments, readFit } from '../../source/cli/fit-flags.js'
import { UsageError } from '../../source/cli/usage-error.js'

describe('the arguments of fit', () => {
  it.each([
    ['train --seed 1', 'train --seed 1'],
    ['fit -x^2', 'fit -- -x^2'],
    ['fit -x^2 --seed 2', 'fit --seed 2 -- -x^2'],
    ['fit sin(x) --from -3 --to -1', 'fit sin(x) --from=-3 --to=-1'],
    ['fit --to -pi -x', 'fit --to=-pi -- -x'],
    ['fit --seed 2 -- -x', 'fit --seed 2 -- -x'],
    ['fit -x -- -y', 'fit -- -x -y'],
    ['fit -h', 'fit -h']
  ])('%s: %s', (line, wanted) => {
    expect(fitArguments(line.split(' ')).join(' ')).toBe(wanted)
  })
})

describe('what to fit', () => {
  it('is a function on a domain, with the usual network', async () => {
    const { curve, ...rest } = await readFit(['sin(x)'], {})
    expect(rest).toEqual({ neurons: 16, activation: 'tanh', learningRate: 0.05, steps: 10_000, seed: 1 })
    expect([curve.name, curve.x[0], curve.x.at(-1)]).toEqual(['sin(x)', -3, 3])
  })

  it('has ends that may be reckoned', async () => {
    const { curve } = await readFit(['sin(x)'], { from: '-2*pi', to: 'pi/2' })
    expect([curve.x[0], curve.x.at(-1)]).toEqual([-2 * Math.PI, Math.PI / 2])
  })

  it.each<[string[], object, string]>([
    [[], {}, 'downhill fit wants a function of x, like "sin(3*x) + x/2", or --points with a file.'],
    [['x', '+', '1'], {}, 'downhill fit takes one function, and got 3 arguments: put it in quotes.'],
    [['x'], { points: 'p.csv' }, '--points has the curve: leave the function out.'],
    [[], { points: 'p.csv', to: '3' }, '--points has its own domain: leave out --from and --to.'],
    [[], { points: '' }, '--points wants a file with x,y on each line, and got nothing.'],
    [['x'], { from: '' }, '--from wants a number, like 3 or 2*pi, and got nothing.'],
    [['x'], { neurons: '65' }, '--neurons wants a whole number from 1 to 64, and got “65”.'],
    [['x'], { activation: 'softmax' }, '--activation wants sigmoid, tanh or relu, and got “softmax”.'],
    [['x'], { steps: '0' }, '--steps wants a whole number from 1 to 100000000, and got “0”.']
  ])('%j with %j is refused', async (args, given, message) => {
    await expect(readFit(args, given)).rejects.toThrow(new UsageError(message))
  })
})
