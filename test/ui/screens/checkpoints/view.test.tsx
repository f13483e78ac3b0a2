import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ListState } from '../../../../source/ui/checkpoints/list.js'
import { ascii } from '../../../../source/ui/theme.js'
import { screenKey } from '../../../../source/ui/view.js'
import { framesOf } from '../../borders.js'
import { listing, pathAt, savedAt, threeRuns } from '../../checkpoints/listing.js'
import { fixedList } from '../../fixed-list.js'
import { paused } from '../../run.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers({ now: savedAt + 30_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const some = threeRuns()
const enter = '\r'
const down = '\u001b[B'

/** The Checkpoints screen after keys. */
async function shown(
  size: readonly [columns: number, rows: number],
  keys: readonly string[] = [],
  known: ListState = some
) {
  const { list, calls, know } = fixedList(known)
  const app = showApp({ columns: size[0], rows: size[1], events: paused, list })
  for (const key of [screenKey('checkpoints'), ...keys]) await app.press(key)
  return { ...app, calls, know }
}
const text = async (...args: Parameters<typeof shown>) => {
  const app = await shown(...args)
  app.close()
  return app.lines().join('\n')
}

describe('the Checkpoints screen at 80 × 24', () => {
  it('shows runs and branches as a tree', async () => {
    expect(await text([80, 24])).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ checkpoints · 8 in 3 runs · by run ──────────────────────────────────────────╮
      │                epoch held out    cost     age     size  held out by epoch    │
      │     run  this run  η 0.3 · SGD · batch 10 · sigmoid · quadratic              │
      │ ›             3+1930        –       –    30 s    53 kB  ▁▅▇                  │
      │   *                3  96.00 %  0.1000   1 min    53 kB  ▁▅▇                  │
      │     ╭ 20260102-100000-784-16-16-10  from epoch 2 · η 0.15 · SGD · batch 10 … │
      │   * │              4  97.00 % 0.07500   4 min    54 kB  ▁▅▆▇                 │
      │     │              3  96.00 %  0.1000   5 min    53 kB  ▁▅▇                  │
      │     ╰              2  94.00 %  0.1500   2 min    52 kB  ▁▇                   │
      │                    1  88.00 %  0.3000   3 min    51 kB  ▄                    │
      │     20260101-090000-784-30-10  η 0.3 · SGD · batch 10 · sigmoid · quadratic  │
      │   *               12  99.00 % 0.02500   6 min    62 kB  ▁▄▅▆▆▆▇▇▇▇▇▇         │
      │                   11          damaged   7 min    61 kB  it is empty          │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       enter look  r resume  l branch  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })
  it('ordered by accuracy names the run of each', async () => {
    expect(await text([80, 24], ['o', down])).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ checkpoints · 8 in 3 runs · by held out ─────────────────────────────────────╮
      │     run                    epoch held out    cost     age     size  held out │
      │   * 20260101-090000-784…      12  99.00 % 0.02500   6 min    62 kB  ▁▃▄▅▆▆▇▇ │
      │                               11          damaged   7 min    61 kB  it is e… │
      │   * 20260102-100000-784…       4  97.00 % 0.07500   4 min    54 kB  ▁▅▆▇     │
      │   * run                        3  96.00 %  0.1000   1 min    53 kB  ▁▅▇      │
      │     20260102-100000-784…       3  96.00 %  0.1000   5 min    53 kB  ▁▅▇      │
      │     run                        2  94.00 %  0.1500   2 min    52 kB  ▁▇       │
      │                                1  88.00 %  0.3000   3 min    51 kB  ▄        │
      │ ›   run                   3+1930        –       –    30 s    53 kB  ▁▅▇      │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       enter look  r resume  l branch  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })
  it('looks into the chosen one', async () => {
    expect(await text([80, 24], [down, enter])).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ cost ──────────────────────────────────╮╭ confusion · held out ──────────────╮
      │   0.30┤──╮                             ││    0  1  2  3  4  5  6  7  8  9    │
      │   0.25┤  ╰────╮                        ││ 0 900 3  6  9 12  2  5  8 11  1    │
      │   0.20┤       ╰────╮                   ││ 1  7 910    3  6  9 12  2  5  8    │
      │   0.15┤            ╰─────────╮         ││ 2  1  4 92010     3  6  9 12  2    │
      │   0.10┤                      ╰───────  ││ 3  8 11  1 930 7 10     3  6  9    │
      │        1.0    1.5    2.0     2.5 epoch ││ 4  2  5  8 11 940 4  7 10    32    │
      ╰────────────────────────────────────────╯│ 5  9 12  2  5  8 950 1  4  7 10    │
      ╭ epoch 3 of run ────────────────────────╮│ 6  3  6  9 12  2  5 96011  1  4    │
      │ epoch            3                     ││ 7 10     3  6  9 12  2 970 8 11    │
      │ held out         96.00 %               ││ 8  4  7 10     3  6  9 12 980 5    │
      │ training         96.67 %               ││ 9 11  1  4  7 10     3  6  9 990   │
      │ cost             0.1000                ││                                    │
      │ layers           784-16-16-10          ││                                    │
      │ η                0.3                   ││                                    │
      │ optimizer        SGD                   ││                                    │
      │ batch            10                    ││                                    │
      │ activation       sigmoid               ││                                    │
      │ outputs          sigmoid               ││ mistaken most: 4→9 32×, 0→4 12×    │
      ╰────────────────────────────────────────╯╰────────────────────────────────────╯
       r resume  l branch  c compare  d delete  1-8 screens  ? i help  q quit  saved 3"
    `)
  })
  it('compares the chosen one with the one that is marked', async () => {
    expect(await text([80, 24], [down, 'c', down, down, enter])).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ cost · dots: marked ─────────────────────────────────────────────────────────╮
      │   0.30┤─────╮                            ┊η 0.3→0.15                         │
      │   0.25┤     ╰──────────╮                 ┊                                   │
      │   0.20┤                ╰───────────╮     ┊                                   │
      │   0.15┤                            ╰──────────────────────╮                  │
      │   0.10┤                                  ┊                ╰────────────────· │
      │        1.0             1.5              2.0              2.5           epoch │
      ╰──────────────────────────────────────────────────────────────────────────────╯
      ╭ what differs ────────────────────────────────────────────────────────────────╮
      │                  › chosen                     • marked                       │
      │ run              20260102-100000-784-16-16-10 run                            │
      │ η                0.15 (was 0.3)               0.3                            │
      │ began            at epoch 2 of run            by itself                      │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       r resume  l branch  c compare  d delete  1-8 screens  ? i help  q quit  saved 3"
    `)
  })
})

describe('the Checkpoints screen at 120 × 36', () => {
  it('shows the details of the chosen one below the list', async () => {
    expect(await text([120, 36], [down])).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                        seed 1 ‖ paused
       epoch  4/30 ━━━━━━───────────────────────────────────────────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ checkpoints · 8 in 3 runs · by run ──────────────────────────────────────────────────────────────────────────────────╮
      │                epoch held out    cost     age     size  held out by epoch                                            │
      │     run  this run  η 0.3 · SGD · batch 10 · sigmoid · quadratic                                                      │
      │               3+1930        –       –    30 s    53 kB  ▁▅▇                                                          │
      │ › *                3  96.00 %  0.1000   1 min    53 kB  ▁▅▇                                                          │
      │     ╭ 20260102-100000-784-16-16-10  from epoch 2 · η 0.15 · SGD · batch 10 · sigmoid · quadratic                     │
      │   * │              4  97.00 % 0.07500   4 min    54 kB  ▁▅▆▇                                                         │
      │     │              3  96.00 %  0.1000   5 min    53 kB  ▁▅▇                                                          │
      │     ╰              2  94.00 %  0.1500   2 min    52 kB  ▁▇                                                           │
      │                    1  88.00 %  0.3000   3 min    51 kB  ▄                                                            │
      │     20260101-090000-784-30-10  η 0.3 · SGD · batch 10 · sigmoid · quadratic                                          │
      │   *               12  99.00 % 0.02500   6 min    62 kB  ▁▄▅▆▆▆▇▇▇▇▇▇                                                 │
      │                   11          damaged   7 min    61 kB  it is empty                                                  │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
      ╭ cost ─────────────────────────────╮╭ epoch 3 of run ──────────────────╮╭ confusion · held out ───────────────────────╮
      │   0.30┤╮                          ││ epoch            3               ││     0   1   2   3   4   5   6   7   8   9   │
      │   0.28┤╰─╮                        ││ held out         96.00 %         ││ 0 900   3   6   9  12   2   5   8  11   1   │
      │   0.26┤  ╰╮                       ││ training         96.67 %         ││ 1   7 910       3   6   9  12   2   5   8   │
      │   0.25┤   ╰─╮                     ││ cost             0.1000          ││ 2   1   4 920  10       3   6   9  12   2   │
      │   0.23┤     ╰─╮                   ││ layers           784-16-16-10    ││ 3   8  11   1 930   7  10       3   6   9   │
      │   0.21┤       ╰╮                  ││ η                0.3             ││ 4   2   5   8  11 940   4   7  10      32   │
      │   0.19┤        ╰─╮                ││ optimizer        SGD             ││ 5   9  12   2   5   8 950   1   4   7  10   │
      │   0.17┤          ╰╮               ││ batch            10              ││ 6   3   6   9  12   2   5 960  11   1   4   │
      │   0.15┤           ╰──╮            ││ activation       sigmoid         ││ 7  10       3   6   9  12   2 970   8  11   │
      │   0.14┤              ╰───╮        ││ outputs          sigmoid         ││ 8   4   7  10       3   6   9  12 980   5   │
      │   0.12┤                  ╰───╮    ││ cost function    quadratic       ││ 9  11   1   4   7  10       3   6   9 990   │
      │   0.10┤                      ╰──  ││ schedule         constant        ││                                             │
      │        1            2       epoch ││ epochs           30              ││ mistaken most: 4→9 32×, 0→4 12×, 1→6 12×    │
      ╰───────────────────────────────────╯╰──────────────────────────────────╯╰─────────────────────────────────────────────╯
       enter look  r resume  l branch  c compare  / filter  o order  d delete  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })
  it('compares below the list', async () => {
    expect(await text([120, 36], [down, 'c', down, down])).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                        seed 1 ‖ paused
       epoch  4/30 ━━━━━━───────────────────────────────────────────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ checkpoints · 8 in 3 runs · by run ──────────────────────────────────────────────────────────────────────────────────╮
      │                epoch held out    cost     age     size  held out by epoch                                            │
      │     run  this run  η 0.3 · SGD · batch 10 · sigmoid · quadratic                                                      │
      │               3+1930        –       –    30 s    53 kB  ▁▅▇                                                          │
      │  •*                3  96.00 %  0.1000   1 min    53 kB  ▁▅▇                                                          │
      │     ╭ 20260102-100000-784-16-16-10  from epoch 2 · η 0.15 · SGD · batch 10 · sigmoid · quadratic                     │
      │   * │              4  97.00 % 0.07500   4 min    54 kB  ▁▅▆▇                                                         │
      │ ›   │              3  96.00 %  0.1000   5 min    53 kB  ▁▅▇                                                          │
      │     ╰              2  94.00 %  0.1500   2 min    52 kB  ▁▇                                                           │
      │                    1  88.00 %  0.3000   3 min    51 kB  ▄                                                            │
      │     20260101-090000-784-30-10  η 0.3 · SGD · batch 10 · sigmoid · quadratic                                          │
      │   *               12  99.00 % 0.02500   6 min    62 kB  ▁▄▅▆▆▆▇▇▇▇▇▇                                                 │
      │                   11          damaged   7 min    61 kB  it is empty                                                  │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
      ╭ cost · dots: marked ─────────────────────────────────────╮╭ what differs ────────────────────────────────────────────╮
      │   0.30┤─╮                      ┊η 0.3→0.15               ││                  › chosen           • marked             │
      │   0.28┤ ╰──╮                   ┊                         ││ run              20260102-100000-78 run                  │
      │   0.26┤    ╰──╮                ┊                         ││ η                0.15 (was 0.3)     0.3                  │
      │   0.25┤       ╰──╮             ┊                         ││ began            at epoch 2 of run  by itself            │
      │   0.23┤          ╰──╮          ┊                         ││                                                          │
      │   0.21┤             ╰──╮       ┊                         ││                                                          │
      │   0.19┤                ╰─╮     ┊                         ││                                                          │
      │   0.17┤                  ╰──╮  ┊                         ││                                                          │
      │   0.15┤                     ╰────╮                       ││                                                          │
      │   0.14┤                        ┊ ╰───────╮               ││                                                          │
      │   0.12┤                        ┊         ╰────────╮      ││                                                          │
      │   0.10┤                        ┊                  ╰────· ││                                                          │
      │        1.0        1.5         2.0         2.5      epoch ││                                                          │
      ╰──────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────╯
       enter look  r resume  l branch  c compare  / filter  o order  d delete  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })
})

describe('the row below the list', () => {
  const footer = async (keys: readonly string[], known?: ListState) => {
    const rows = (await text([80, 24], keys, known)).split('\n')
    return rows[20]!.slice(2, -2).trimEnd()
  }
  it.each([
    ['nothing', [], ''],
    ['the filter', ['/', 're'], 'filter re_  nothing has that'],
    ['the filter that finds something', ['/', 'run'], 'filter run_'],
    ['the learning rate of a branch', [down, 'l', '0.1'], 'branch with η 0.1_  it was 0.3; enter alone keeps it'],
    ['what is wrong with it', [down, 'l', 'x', enter], 'branch with η x_  that is no number above 0, like 0.1'],
    ['what is deleted', [down, 'd'], 'Delete epoch 3 of run, 53 kB?'],
    [
      'what is deleted with a branch',
      [down, down, down, down, 'd'],
      'Delete epoch 2 of run, 52 kB? A branch began there.'
    ],
    ['the formats', [down, 'e'], 'Export for  o ONNX   n NumPy   s safetensors   p PyTorch']
  ])('shows %s', async (_, keys, expected) => {
    expect(await footer(keys)).toBe(expected)
  })
  it.each<[string, Partial<ListState>, string]>([
    ['what became of a deletion', { news: 'Deleted epoch 1 of run.' }, 'Deleted epoch 1 of run.'],
    ['what became of one with a wild name', { news: 'Deleted a\u001b[2J.' }, 'Deleted a\\u{1b}[2J.'],
    ['why nothing can be listed', { problem: 'The folder x can’t be read.' }, 'The folder x can’t be read.'],
    ['that there is none yet', { runs: new Map() }, 'There is none yet: one is saved after every epoch.'],
    ['that it is still being listed', { runs: new Map(), isListing: true }, 'reading the folder …']
  ])('says %s', async (_, changed, expected) => {
    expect(await footer([], { ...some, ...changed })).toBe(expected)
  })
})

describe('a checkpoint', () => {
  const rowOf = async (place: string, known: ListState, keys: readonly string[] = []) =>
    (await text([80, 24], keys, known)).split('\n').find(row => row.includes(place))!
  it('that has not been read yet says so', async () => {
    expect(await rowOf(' 4 ', { ...some, notes: new Map() })).toContain('  4                …')
  })
  it('that is damaged says why', async () => {
    expect(await rowOf(' 11 ', some)).toMatch(/ 11 +damaged +7 min +61 kB {2}it is empty +│$/)
  })
  it('that is damaged is not looked into', async () => {
    const lines = await text([80, 24], ['\u001b[F', enter])
    expect(lines).toContain("epoch 11 of 20260101-090000-784-30-10 can't be used because it is empty.")
  })
  it('of a folder with a wild name is shown with escapes', async () => {
    const wild = listing({ run: 'a\u001b]0;x\u0007\u202e', places: [1] })
    expect(await text([80, 24], ['o'], wild)).toContain('a\\u{1b}]0;x')
    expect(await text([80, 24], [enter], wild)).toContain('╭ epoch 1 of a\\u{1b}]0;x')
  })
})

describe('what is seen', () => {
  const many = listing({ run: 'run', places: Array.from({ length: 200 }, (_, i) => i + 1) })
  const wantedBy = async (size: readonly [number, number], ...keys: string[]) => {
    const app = await shown(size, keys, many)
    app.close()
    return app.calls.filter(([name]) => name === 'want').at(-1) as [string, string[], string[]]
  }
  const epochs = (paths: readonly string[]) => paths.map(path => Number(path.match(/epoch-(\d+)/)![1]))
  it('is read, and nothing else', async () => {
    const [, rows, whole] = await wantedBy([80, 24])
    expect(epochs(rows)).toEqual(Array.from({ length: 15 }, (_, i) => 200 - i))
    expect(whole).toEqual([])
  })
  it('is read when the list has moved', async () => {
    const [, rows] = await wantedBy([80, 24], '\u001b[6~', '\u001b[6~')
    expect(epochs(rows)).toContain(168)
    expect(rows).toHaveLength(16)
  })
  it('is read whole when it is looked into, with the one it is compared with', async () => {
    expect((await wantedBy([120, 36], down))[2]).toEqual([pathAt('run', 199)])
    expect((await wantedBy([80, 24], down, 'c', down, enter))[2]).toEqual([pathAt('run', 198), pathAt('run', 199)])
  })
  it('is listed when the screen opens, and no longer when it is left', async () => {
    const app = await shown([80, 24], ['1'])
    expect(app.calls.map(([name]) => name).filter(name => name !== 'want' && name !== 'refresh')).toEqual([
      'open',
      'close'
    ])
    app.close()
  })
  it('is listed anew where something has been saved', async () => {
    const app = await shown([80, 24])
    await app.tell({ type: 'saved', path: 'checkpoints/other/epoch-0009.safetensors', epoch: 9, batch: 0 })
    expect(app.calls).toContainEqual(['refresh', 'checkpoints/other'])
    app.close()
  })
})

describe('the choice', () => {
  it('is at first where the run stands, and stays there when more comes above it', async () => {
    const app = await shown([80, 24], [], { ...some, isListing: true })
    const chosen = () =>
      app
        .lines()
        .find(row => row.includes('›'))!
        .replace(/ +/g, ' ')
    app.know({ isListing: false })
    await vi.advanceTimersByTimeAsync(100)
    expect(chosen()).toContain('› 3+1930')
    const later = listing({ run: 'zebra', places: [1, 2] })
    app.know({ runs: new Map([...later.runs, ...some.runs]), notes: new Map([...later.notes, ...some.notes]) })
    await vi.advanceTimersByTimeAsync(100)
    expect(chosen()).toContain('› 3+1930')
    app.close()
  })
  it('is deleted and exported through the list', async () => {
    const app = await shown([80, 24], [down, 'd', 'y', down, 'e', 'n'])
    expect(app.calls).toContainEqual(['remove', pathAt('run', 3)])
    expect(app.calls.filter(([name]) => name === 'exportTo')).toEqual([['exportTo', expect.any(String), 'npz']])
    app.close()
  })
})

describe('at every size', () => {
  it.each([[], ['o'], [enter], ['c', down, enter], ['/'], ['e']].map(keys => [keys.join(' '), keys] as const))(
    'every frame after “%s” has a line less than the terminal, none too long, and whole borders',
    async (_, keys) => {
      const app = await shown([80, 24], keys)
      const flaws: string[] = []
      for (const columns of [80, 99, 110, 120, 200])
        for (const rows of [24, 30, 36, 60]) {
          await app.resize(columns, rows)
          const lines = app.lines()
          const { broken } = framesOf(lines)
          const long = lines.filter(line => [...line].length > columns)
          if (lines.length !== rows - 1 || long.length > 0 || broken.length > 0) {
            flaws.push(`${columns} × ${rows}: ${lines.length} lines, ${long.length} too long, ${broken}`)
          }
        }
      app.close()
      expect(flaws).toEqual([])
    }
  )
})

describe('without anything but ASCII', () => {
  it('the tree and its marks can still be read', async () => {
    const { list } = fixedList(some)
    const app = showApp({ columns: 80, rows: 24, events: paused, list, glyphs: ascii })
    for (const key of [screenKey('checkpoints'), 'c']) await app.press(key)
    app.close()
    const rows = app.lines().slice(4, 10)
    expect(rows.join('\n')).toMatchInlineSnapshot(`
      "|     run  this run  η 0.3 · SGD · batch 10 · sigmoid · quadratic              |
      | >o            3+1930        –       –    30 s    53 kB  .*@                  |
      |   *                3  96.00 %  0.1000   1 min    53 kB  .*@                  |
      |     . 20260102-100000-784-16-16-10  from epoch 2 · η 0.15 · SGD · batch 10 … |
      |   * |              4  97.00 % 0.07500   4 min    54 kB  .*#@                 |
      |     |              3  96.00 %  0.1000   5 min    53 kB  .*@                  |"
    `)
  })
})
