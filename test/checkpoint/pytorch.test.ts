import { describe, expect, it } from 'vitest'
import { trainScript } from '../../source/checkpoint/pytorch.js'
import { momentNames } from '../../source/engine/optimizer.js'
import { activationNames } from '../../source/engine/recipe.js'

/** The keys of a dictionary that the script defines at its top. */
function keysOf(name: string): string[] {
  const [, body] = new RegExp(`^${name} = \\{([^}]*)\\}`, 'm').exec(trainScript)!
  return [...body!.matchAll(/"([\w-]+)":/g)].map(([, key]) => key!)
}

// That the script computes what we do is for `npm run test:parity`, which has PyTorch.
describe('the script for PyTorch', () => {
  it('knows every activation function', () => {
    expect(keysOf('ACTIVATIONS')).toEqual(activationNames)
  })
  it('knows everything that an optimizer may remember', () => {
    expect(keysOf('MOMENTS').toSorted()).toEqual([...new Set(Object.values(momentNames).flat())].toSorted())
  })
  it('holds nothing that a template would have replaced or swallowed', () => {
    expect(trainScript).not.toMatch(/\$\{|\\|undefined/)
    expect(trainScript).toMatch(/^"""Goes on in PyTorch/)
  })
})
