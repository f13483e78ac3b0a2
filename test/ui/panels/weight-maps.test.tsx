import { describe, expect, it } from 'vitest'
import { WeightMapsPanel } from '../../../source/ui/panels/weight-maps.js'
import * as run from '../run.js'
import { drawn, raw } from './drawn.js'

const state = run.stateAfter(run.training)
const panel = (shown = state, height = 11) => drawn(<WeightMapsPanel state={shown} size={{ width: 80, height }} />)

describe('WeightMapsPanel', () => {
  it('shows a map for each neuron of the first layer, read from the memory it is trained in', () => {
    expect(panel()).toMatchInlineSnapshot(`
      [
        "╭ hidden layer 1 · what each neuron looks for ─────────────────────────────────╮",
        "│ ======== ======== ======== ===~~=== ===-~=== ==~--~== ==~  ~== =~-  -~=      │",
        "│ === -=== ==~  ~== ==-  -== =~ ++ ~= =- ++ ~= ~- ++ -~ ~  *+  ~ - +**  -      │",
        "│ ===--=== ==~  ~== ==-  ~== =~ + -~= =~ ++ ~= ~- ++ -= ~  ++ -~ -  *+  -      │",
        "│ ======== ======== ======== ===~~=== ===~~=== ==~--=== ==~ -~== =~-  -==      │",
        "│                                                                              │",
        "│ =~-  -~= ~-    -~ ~-    -~ -     -- -  ++  - -  ++  -    ++  -    ++         │",
        "│ - +**+ -   +**+     +**+     +**+    +***++   +***++   +****+   +*#**+       │",
        "│ - +**  -   +**+     +**+     +**+    ++**+    ++**++   +***++   +****+       │",
        "│ =~-  -~= ~-    -= ~-    -~ --    -~ -  +   - -  ++  - -  ++  -    ++         │",
        "╰──────────────────────────────────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('says how many it shows where there is no room for all', () => {
    const layers = [{ ...run.ready.layers[0]!, outputs: 16 }, ...run.ready.layers.slice(1)]
    expect(panel({ ...state, ready: { ...run.ready, layers } }, 5)[0]).toContain('first 11 of 16 neurons')
  })

  it('calls the only layer what it is', () => {
    const ready = { ...run.ready, layers: [run.ready.layers[0]!] }
    expect(panel({ ...state, ready })[0]).toContain('output layer · what each neuron looks for')
  })

  it('says that colours are averaged where the images have some', () => {
    const layers = [{ ...run.ready.layers[0]!, inputs: run.ready.layers[0]!.inputs * 3 }, ...run.ready.layers.slice(1)]
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 16, shared: true })
    const ready = { ...run.ready, memory, layers, data: { ...run.ready.data, channels: 3 as const } }
    expect(panel({ ...state, ready })[0]).toContain('what each neuron looks for · colours averaged')
  })

  it('is an empty panel before there is a network', () => {
    expect(panel(run.stateAfter(run.loading), 4)).toMatchInlineSnapshot(`
      [
        "╭ weights ─────────────────────────────────────────────────────────────────────╮",
        "│                                                                              │",
        "│                                                                              │",
        "╰──────────────────────────────────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('has two pixels in each of its cells, in colour', () => {
    const [, row] = raw(<WeightMapsPanel state={state} size={{ width: 80, height: 11 }} />).split('\n')
    expect(row!.split('▀').length - 1).toBe(8 * 8)
    expect(row).toContain('\u001b[38;2;5;48;97;48;2;5;48;97m▀')
  })

  it('only reads', () => {
    const before = new Float32Array(run.ready.memory.buffer.slice(0))
    panel()
    expect(new Float32Array(run.ready.memory.buffer)).toEqual(before)
  })

  // A character of no width in one map would move those behind it to the left.
  it('keeps the other maps where they are when the weights of one neuron are no longer numbers', () => {
    const memory = new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true })
    const weights = new Float32Array(memory.buffer)
    weights.set(new Float32Array(run.ready.memory.buffer))
    for (let pixel = 0; pixel < 784; pixel++) weights[pixel * 16] = Number.NaN
    const rows = panel({ ...state, ready: { ...run.ready, memory } })
    expect(rows.map(row => row.slice(11))).toEqual(panel().map(row => row.slice(11)))
  })
})
