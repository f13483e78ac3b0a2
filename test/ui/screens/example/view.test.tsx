import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Recipe } from '../../../../source/engine/recipe.js'
import { asciiOnly } from '../../../../source/ui/painter/ascii.js'
import { ascii, type Glyphs } from '../../../../source/ui/theme.js'
import { screenKey } from '../../../../source/ui/view.js'
import { framesOf } from '../../borders.js'
import { inspectedRun } from '../../inspected.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const classic = inspectedRun()
const [enter, back, up, down, right, left] = ['\r', '\u001b', '\u001b[A', '\u001b[B', '\u001b[C', '\u001b[D']

interface Shown {
  readonly size?: readonly [columns: number, rows: number]
  readonly run?: Pick<ReturnType<typeof inspectedRun>, 'events' | 'answerTo'>
  readonly glyphs?: Glyphs
}

async function shown(keys: readonly string[], { size = [80, 24], run = classic, glyphs }: Shown = {}) {
  const [columns, rows] = size
  const app = showApp({ columns, rows, events: run.events, answerTo: run.answerTo, ...(glyphs && { glyphs }) })
  for (const key of [screenKey('example'), ...keys]) {
    await app.press(key)
    await app.rest()
  }
  return app
}

async function lines(keys: readonly string[], how?: Shown): Promise<string[]> {
  const app = await shown(keys, how)
  app.close()
  return app.lines()
}

/** What the keys lead to, of which these are no pictures. */
const frame = async (keys: readonly string[], how?: Shown) => (await lines(keys, how)).join('\n')
const wide = { size: [120, 36] } as const

describe('the Example screen', () => {
  it.each([
    ['the output at 80 × 24', [], {}],
    ['a layer before it', [enter], {}],
    ['the first layer beside the average of the mini-batch', [enter, enter, 'a'], {}],
    ['the output at 120 × 36', [], wide],
    ['the first layer at 120 × 36', [enter, enter], wide],
    ['the output beside the average at 120 × 36', ['a'], wide]
  ] as const)('shows %s', async (_, keys, how) => {
    expect(await frame(keys, how)).toMatchSnapshot()
  })

  it.each<[string, Partial<Recipe>]>([
    [
      'softmax and cross-entropy',
      { outputActivation: 'softmax', cost: 'cross-entropy', activation: 'relu', learningRate: 0.05 }
    ],
    ['sigmoid and cross-entropy', { cost: 'cross-entropy', learningRate: 0.1 }],
    ['softmax and quadratic cost', { outputActivation: 'softmax', activation: 'tanh' }],
    ['identity and quadratic cost', { outputActivation: 'identity', learningRate: 0.02, hiddenLayers: [60] }]
  ])('tells how ∂C/∂z is made with %s', async (_, recipe) => {
    const run = inspectedRun(recipe)
    expect((await frame([], { ...wide, run })).split('\n').slice(2)).toMatchSnapshot()
  })

  it('browses, goes round, and goes to a number', async () => {
    const titleOf = async (...keys: string[]) => (await lines(keys))[2]!.slice(2, 14).trim()
    expect(await titleOf()).toBe('held out 0 ·')
    expect(await titleOf(right, 'n', left)).toBe('held out 1 ·')
    expect(await titleOf('p')).toBe('held out 99')
    expect(await titleOf('g', '4', '2', enter)).toBe('held out 42')
    expect(await titleOf('g', '4', '2', '\u007f', '7', enter)).toBe('held out 47')
    expect(await titleOf('g', '4', back)).toBe('held out 0 ·')
    expect(await titleOf('g', '9', '9', '9', '9', enter)).toBe('held out 99')
    expect(await titleOf('d')).toBe('training 0 ·')
    expect(await titleOf('d', 'd')).toBe('test 0 · 0,')
    expect((await lines(['g', '4']))[2]).toContain('held out · go to 4_ ')
  })

  it('follows the examples of the coming mini-batch, and stays with the last one when the step is taken', async () => {
    const app = await shown(['e', 'e', 'e'])
    expect(app.lines().join('\n')).toMatchSnapshot()
    const title = () => app.lines()[2]!.slice(2, 32)
    expect(title()).toMatch(/^example 3\/10 · \d, said \d /)
    for (let i = 0; i < 7; i++) {
      await app.press('e')
      await app.rest()
    }
    expect(title()).toMatch(/^example 10\/10 · /)
    const last = title().slice(14, 25)
    await app.press('e')
    await app.rest()
    expect(app.commands).toContainEqual({ type: 'step', unit: 'batch' })
    expect(title()).toMatch(/^training \d+ · /)
    expect(title()).toContain(last)
    await app.press(right)
    await app.rest()
    await app.press('e')
    await app.rest()
    expect(title()).toMatch(/^example 1\/10 · /)
    await app.press(right)
    await app.rest()
    expect(title()).toMatch(/^training \d+ · /)
    app.close()
  })

  it('goes to the next mistake, and back', async () => {
    const titles = [await lines(['m']), await lines(['m', 'm']), await lines(['m', 'm', 'M'])].map(all => all[2]!)
    for (const title of titles) {
      const [, label, answer] = title.match(/held out \d+ · (\d), said (\d)/)!
      expect(label).not.toBe(answer)
    }
    expect(titles[1]).not.toBe(titles[0])
    expect(titles[2]).toBe(titles[0])
  })

  it('chooses the wanted output, and another neuron by key, which stays', async () => {
    const chosen = async (...keys: string[]) =>
      (await lines(keys)).join('\n').match(/╭ (\S+(?: \d)? · \d+) · three ways/)![1]
    expect(await chosen()).toBe('output · 0')
    expect(await chosen(right)).toBe('output · 1')
    expect(await chosen(down, down, up, right)).toBe('output · 1')
    expect(await chosen(down, down, down, right)).toBe('output · 3')
    expect(await chosen(enter)).toMatch(/^hidden 2 · /)
    expect(await chosen(enter, enter, enter)).toMatch(/^hidden 1 · /)
    expect(await chosen(enter, enter, back, back)).toBe('output · 0')
  })

  it('turns from what the weights should do to the weights and to the image', async () => {
    const titles: string[] = []
    for (const turns of [0, 1, 2, 3]) {
      const all = await lines([enter, enter, ...Array.from({ length: turns }, () => 'w')])
      titles.push(all[2]!.slice(2, 12).trim())
    }
    expect(titles).toEqual(['nudges · h', 'weights ·', 'held out 0', 'nudges · h'])
  })

  it('waits for the network before there is an answer', async () => {
    const run = { events: classic.events, answerTo: () => ({ kind: 'refused', reason: 'not now' }) as const }
    expect((await lines([], { run }))[3]).toContain('waiting for the network …')
  })

  it('has whole borders at every size, however the network is made', async () => {
    const broken: string[] = []
    for (const run of [
      classic,
      inspectedRun({ hiddenLayers: [], batchSize: 'all' }, 3, 0),
      inspectedRun({ hiddenLayers: [9, 9, 9, 9, 9, 9] })
    ]) {
      const app = await shown(['a'], { run })
      for (const columns of [80, 101, 200])
        for (const rows of [24, 33, 36, 60]) {
          await app.resize(columns, rows)
          const drawn = app.lines()
          broken.push(...framesOf(drawn).broken.map(flaw => `${columns} × ${rows}: ${flaw}`))
          if (drawn.some(line => line.length > columns)) broken.push(`${columns} × ${rows}: too wide`)
        }
      app.close()
    }
    expect(broken).toEqual([])
  })

  it('is written in ASCII where that is all there is', async () => {
    const drawn = await frame([enter], { glyphs: ascii })
    const strange = [...new Set(drawn)].filter(character => character > '~' && asciiOnly(character) === '?')
    expect(strange).toEqual([])
  })
})
