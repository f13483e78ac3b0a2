import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Each layer may import from itself and from those it names; only the command line may skip a level. */
const arrows: Record<string, readonly string[]> = {
  kernels: [],
  engine: [],
  dataset: ['engine'],
  checkpoint: ['engine'],
  trainer: ['checkpoint', 'dataset', 'engine'],
  ui: ['trainer', 'checkpoint', 'dataset', 'engine'],
  cli: ['ui', 'trainer', 'checkpoint', 'dataset', 'engine']
}

/** What a layer may import from outside; a name that is missing here may import anything. */
const outside: Record<string, readonly RegExp[]> = {
  kernels: [],
  engine: [],
  dataset: [/^node:(fs|crypto|path|module|os|stream|zlib)/, /^sharp$/, /^jsep$/],
  checkpoint: [/^node:(fs|crypto|os|path)/, /^valibot$/],
  trainer: [/^node:(worker_threads|fs|os|path|util|v8)/],
  ui: [/^node:(path|util)$/, /^(ink|ink-spinner|react|asciichart|d3-scale-chromatic)$/]
}

const files = readdirSync('source', { recursive: true, encoding: 'utf8' }).filter(
  path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
)

function importsOf(path: string): string[] {
  const text = readFileSync(join('source', path), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!)
}

describe('the layers', () => {
  it('are those that the design names', () => {
    expect(new Set(files.map(path => path.split('/')[0]))).toEqual(new Set(Object.keys(arrows)))
  })
  it.each(files)('%s imports only what its layer may', path => {
    const layer = path.split('/')[0]!
    const wrong = importsOf(path).filter(name => {
      if (!name.startsWith('.'))
        return outside[layer] !== undefined && !outside[layer].some(allowed => allowed.test(name))
      const target = relative('source', join('source', dirname(path), name)).split('/')[0]!
      return target !== layer && !arrows[layer]!.includes(target)
    })
    expect(wrong).toEqual([])
  })
  it('keep worker and port where they belong: one new Worker for trainers, one for their helpers, a parentPort each', () => {
    const holding = (word: string) =>
      files.filter(path => readFileSync(join('source', path), 'utf8').includes(word)).sort()
    expect(holding('new Worker(')).toEqual([
      'trainer/augmented-feed.ts',
      'trainer/landscape/start.ts',
      'trainer/lanes.ts',
      'trainer/thread.ts'
    ])
    expect(holding('parentPort')).toEqual(['trainer/fit/worker.ts', 'trainer/worker.ts'])
  })
  it('load React for the dashboard alone, because it has to know first whether this is production', () => {
    const reached = new Set<string>()
    const visit = (path: string) => {
      if (reached.has(path)) return
      reached.add(path)
      const text = readFileSync(join('source', path), 'utf8')
      for (const [, name] of text.matchAll(/^(?:import|export)(?! type)[^;'(]*from '([^']+)'/gm)) {
        if (!name!.startsWith('.')) reached.add(name!)
        else
          visit(
            [name!.replace(/js$/, 'ts'), name!.replace(/js$/, 'tsx')]
              .map(to => join(dirname(path), to))
              .find(to => files.includes(to))!
          )
      }
    }
    visit('cli/main.ts')
    expect([...reached].filter(name => /^(react|ink|ink-spinner)$/.test(name))).toEqual([])
    expect(reached.size).toBeGreaterThan(50)
  })
  it('keep clock and chance out of the engine', () => {
    const engine = files.filter(path => path.startsWith('engine/'))
    const impure = engine.filter(path =>
      /Math\.random|Date\.now|performance\./.test(readFileSync(join('source', path), 'utf8'))
    )
    expect(impure).toEqual([])
  })
  it('keep every file to one idea: none has more than 250 lines', () => {
    const long = files.filter(path => readFileSync(join('source', path), 'utf8').split('\n').length > 251)
    expect(long).toEqual([])
  })
})
