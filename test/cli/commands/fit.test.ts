import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../temporary-folder.js'
import { downhill, jsonLines } from '../downhill.js'

describe.concurrent('downhill fit, without a terminal', () => {
  it('tells in lines how the error falls', async () => {
    const { code, stdout, stderr } = await downhill(['fit', 'sin(3*x) + x/2', '--steps', '1500'])
    const lines = stdout.trimEnd().split('\n')
    expect([code, stderr]).toEqual([0, ''])
    expect(lines.slice(0, 2)).toEqual([
      '1-16-1 tanh · quadratic · adam · η 0.05 · 49 parameters · seed 1',
      'sin(3*x) + x/2 on -3 … 3: 401 points'
    ])
    expect(lines[2]).toMatch(/^step {5}0 {2}RMSE 1\.\d+ +worst miss \d\.\d+ +0\.00 s$/)
    const error = Number(lines.at(-1)!.match(/^step 1,500 {2}RMSE (\S+) /)![1])
    expect(error).toBeLessThan(0.02)
  })

  it('writes JSON whose last line holds a network that anyone can evaluate', async () => {
    const { code, stdout } = await downhill(['fit', '-x^2', '--from', '-1', '--to', '2', '--steps', '800', '--json'])
    const lines = jsonLines(stdout)
    expect(code).toBe(0)
    expect(lines[0]).toMatchObject({ event: 'ready', name: '-x^2', from: -1, to: 2, points: 401, parameters: 49 })
    expect(lines.slice(1, -1).every(({ event }) => event === 'progress')).toBe(true)
    const done = lines.at(-1) as unknown as {
      event: string
      rmse: number
      worst: number
      network: { neurons: { w: number; b: number; v: number }[]; bias: number }
    }
    expect(done.event).toBe('done')
    const { neurons, bias } = done.network
    const y = neurons.reduce((sum, { w, b, v }) => sum + v * Math.tanh(w * 1.3 + b), bias)
    expect(Math.abs(y + 1.69)).toBeLessThanOrEqual(done.worst)
  })

  it.each([
    [['fit'], 'downhill fit wants a function of x, like "sin(3*x) + x/2", or --points with a file.'],
    [['fit', '1/x'], '1/x is not finite at x = 0: choose a domain where it is, with --from and --to.'],
    [['fit', 'x', '--layers', '3'], 'downhill fit has no --layers, which belongs to train: see downhill help fit.'],
    [
      ['fit', '__proto__\u001b[2J'],
      '“__proto__\\u{1b}[2J” can\'t be read from character 10 on (unexpected "\\u{1b}"): write it like sin(3*x) + x/2.'
    ]
  ])('refuses %j in one sentence', async (args, sentence) => {
    expect(await downhill(args)).toEqual({ code: 2, stdout: '', stderr: `downhill: ${sentence}\n` })
  })
})

// Not among those that run side by side: its folder goes when any of them ends.
it('downhill fit reads points from a file', async () => {
  const path = join(await temporaryFolder(), 'p.csv')
  await writeFile(path, 'x,y\n0,1\n1,3\n2,5\n')
  const { code, stdout } = await downhill(['fit', '--points', path, '--neurons', '2', '--steps', '10'])
  expect([code, stdout.split('\n')[1]]).toEqual([0, 'p.csv on 0 … 2: 3 points'])
})
