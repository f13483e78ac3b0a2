import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { networkOf } from '../../../source/engine/curve/network.js'
import { asciiOnly } from '../../../source/ui/painter/ascii.js'
import { ascii } from '../../../source/ui/theme.js'
import { framesOf } from '../borders.js'
import { failed, finished, paused, pulse, training } from './fits.js'
import { showFit } from './show-fit.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const frame = (...of: Parameters<typeof showFit>) => {
  const shown = showFit(...of)
  shown.close()
  return shown.lines().join('\n')
}

describe('a fit on the screen', () => {
  it('gives the terminal to the shell when it is asked to, and only then', async () => {
    const app = showFit(80, 24, training)
    await app.press('+')
    expect(app.suspensions()).toBe(0)
    await app.press('\u001a')
    expect(app.suspensions()).toBe(1)
    app.close()
  })

  it('at 80 × 24', () => {
    expect(frame(80, 24, training)).toMatchInlineSnapshot(`
      " downhill  1-5-1 tanh · quadratic · adam · batch 401          seed 1 ⠋ training
       step  3,200/10,000 ━━━━━━━━──────────────────  5.43k steps/s  0:01 · 0:01 left 
      ╭ y = sin(3*x) + x/2 · worst miss 0.1176 ──────────────────────────────────────╮
      │      2┤                                                            ⣀⡤⠴⠒⠒⠒⠒⠒⠒ │
      │       │                ⡀ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⣀⣀⣀⣀⣀⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⢀⡴⠋⠁⠋⠁⠄⠄⠄⠄⠄⠉ │
      │       │⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠐⠈⠐⠈⠒⠈⠐⠈⠐⠈⢀⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠐ ⢀⡴⠋⠁⠉ ⠐⠈⠙⠲⢤⡀        ⢀⡴⠋⠚⠁⠂         │
      │      0┤            ⠁⣠⠴⠚⠉⠉⠉⠉⠓⠦⣄          ⣠⠖⠋⠁        ⠐⠉⠓⠦⠤⠤⠤⠤⠴⠚⠉⠁ ⠁           │
      │       │        ⡀ ⣠⣠⠞⠁       ⠈⠈⠙⠲⢤⣀⣀⣀⣀⣀⡤⠞⠁⠠ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀⠈⢀⠐⢀⠠⢀⠠⣀⠠⢁⠠⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀ │
      │       │⡀⠂⠂⠂⠂⠂⠃⣀⣀⡤⠞⠁⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠉⠉⠉⠉⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠁                 │
      │     -2┤⠒⠒⠒⠒⠒⠒⠚⠉⠁                                                             │
      │                   -2                     0                      2          x │
      ╰──────────────────────────────────────────────────────────────────────────────╯
      ╭ what each neuron adds · 5 ─────────────────╮╭ RMSE 0.05882 · log scale ──────╮
      │  ⢰⠋⠉⠉⠉⠉ ⣀⣀         ⢠⠏⠉⠉ ⣀⣀⣀⣀          ⡞    ││   0.88┤─╮         ┊H 4→5       │
      │  ⣸       ⠘⡆        ⢸       ⠈⡇        ⢸⠁    ││   0.36┤ ╰──╮      ┊            │
      │ ⠤⡇⠤⠤⠤⠤⠤ ⠤⠤⣇⠤⠤⠤⠤ ⠤⠤⠤⡼⠤⠤⠤ ⠤⠤⠤⠤⢳⠤⠤ ⠤⠤⠤⠤⠤⢸⠤    ││   0.15┤    ╰────────╮          │
      │ ⢀⡇        ⢸⡀       ⡇        ⠸⡄       ⡏     ││  0.059┤           ┊ ╰────────  │
      │ ⣸          ⠉⠉⠉⠉ ⣀⣀⣰⠃         ⠉⠉ ⣀⣀⣀⣀⣠⠇     ││        0      1   × 1000 steps │
      ╰────────────────────────────────────────────╯╰────────────────────────────────╯
       The network is v·tanh(w·x + b) summed over 5 neurons, and one bias.
       With enough neurons such a sum comes as near as you like to every continuous
       curve over an interval (Cybenko 1989). Training need not find it.
       space pause  + - neurons  a relu  r again  ↑↓ rate  [ ] pace  ? help  q quit "
    `)
  })

  it('at 120 × 36', () => {
    expect(frame(120, 36, training)).toMatchInlineSnapshot(`
      " downhill  1-5-1 tanh · quadratic · adam · batch 401 · 16 parameters                                  seed 1 ⠋ training
       step  3,200/10,000 ━━━━━━━━━━━━━━━━━━━━━─────────────────────────────────────────────  5.43k steps/s  0:01 · 0:01 left 
      ╭ y = sin(3*x) + x/2 · worst miss 0.1176 ──────────────────────────────────────────────────────────────────────────────╮
      │       │                                                                                                  ⣀⣀⡤⠤⠤⠴⠒⠒⠒⠒⠒ │
      │       │                                                                                               ⣠⠖⠋⠁⡤⠖⠋⠉⠉⠓⠲⢤⣀  │
      │      2┤                                                                                             ⣠⠞⠁⡴⠚⠁        ⠈⠓ │
      │       │                          ⡀ ⠄ ⠄ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂⢀⣀⣀⣀⣀⣀⠄⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⣠⠞⠁⡴⠋⠂⠂⠂⠂⠆⠂⠆⠂⠂⠂⠂⠂⠂ │
      │      1┤⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢀⢂⢀⢀⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀⢀⡴⠚⠉⠚⠉⠉⠉⠈⠙⠲⢤⡀                   ⡴⠃⡴⠋  ⠄ ⠁           │
      │       │                      ⠁     ⠈ ⠐                         ⢀⡞⠉⠋⠁  ⠈ ⠐ ⠠  ⠙⠲⣄⡀              ⣠⠞⠁⠋  ⠂               │
      │       │                    ⠁   ⣀⡤⠤⠴⠦⠤⢤⣀⠈ ⢀                   ⢀⡴⠋⠋           ⠐  ⠈⠳⣄⡀          ⣀⡴⠃⠋  ⠂                 │
      │      0┤                  ⠄  ⢀⡴⠚⠁⠉  ⠈⠉⠓⠈⠙⠲⣄ ⠠                ⣠⠞⠋               ⠈   ⠙⠲⠤⣄⣀⣀⣀⣀⣠⠴⠚⠁⠋  ⡀                   │
      │       │                ⡀  ⢀⡴⠋          ⠈⠓⠈⠳⢤⡀⠠            ⢀⡴⠃                   ⠈ ⢀   ⠈⠉⠉⠉⠉                          │
      │       │              ⡀  ⢀⣠⠞               ⠉⠳⠙⢦⣀⠈ ⠠ ⢀    ⢀⡴⠋                         ⠐ ⢀ ⢀      ⠁                     │
      │     -1┤            ⠄  ⢀⢀⡴⠃                   ⠉⠈⠙⠲⠤⠤⠤⠤⠤⠴⠚⠉⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈ ⠈⠈⠌⠈⠉⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈⠈ │
      │       │⠄⠄⠄⠄⠄⠄⠆⠄⠆⠄⠅⠄⠄⢀⡴⣠⠞⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠂⠄⠁⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠂ ⠂ ⠁                           │
      │     -2┤⣄          ⣠⢀⣠⠞⠁                                                                                              │
      │       │⠈⠙⠲⠤⣀⣀⣀⣀⣠⠤⠴⠚⠉                                                                                                 │
      │       │⠉⠉⠉⠉⠁                                                                                                         │
      │        -3                -2                -1                0                 1                 2                 x │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
      ╭ what each neuron adds · 5 ────────────────────────────────────────────────╮╭ RMSE 0.05882 · log scale ───────────────╮
      │    ⡴⠋⠉⠉⠉⠉⠉⠉⠉⠉                      ⣰⠋⠉⠉⠉⠉                          ⣰⠋     ││   0.91┤╮               ┊H 4→5           │
      │   ⢰⠃          ⠤⠤⢤⡀                 ⡇      ⠤⠤⠤⠤⠤⠤⠤⣄                 ⡇      ││   0.62┤╰╮              ┊                │
      │   ⢸              ⢹                ⢸⠁             ⠸⡄               ⢠⠇      ││   0.42┤ ╰─╮            ┊                │
      │   ⡼              ⠈⡇               ⢸               ⡇               ⢸       ││   0.28┤   ╰──╮         ┊                │
      │ ⠤⠤⡇⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤ ⠤⠤⠤⠤⣇⠤⠤⠤⠤⠤⠤⠤⠤ ⠤⠤⠤⠤⠤⠤⡼⠤⠤⠤⠤⠤⠤ ⠤⠤⠤⠤⠤⠤⠤⠤⢹⠤⠤⠤⠤ ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢸⠤⠤     ││   0.19┤      ╰───╮     ┊                │
      │   ⡇               ⢸               ⡇               ⢸⡀              ⡞       ││   0.13┤          ╰─────╮                │
      │  ⢰⠃               ⠘⡆              ⡇                ⣇              ⡇       ││  0.087┤                ╰───────╮        │
      │  ⢸                 ⠙⠒⠒⠒⠒⠒⠒⠒      ⢸⠁                ⠘⠒⠒⠒          ⢠⠇       ││  0.059┤                ┊       ╰──────  │
      │ ⣀⡏                          ⣀⣀⣀⣀⣀⡞                      ⣀⣀⣀⣀⣀⣀⣀⣀⣀⡼        ││        0         1         × 1000 steps │
      ╰───────────────────────────────────────────────────────────────────────────╯╰─────────────────────────────────────────╯
       The network is v·tanh(w·x + b) summed over 5 neurons, and one bias.
       With enough neurons such a sum comes as near as you like to every continuous
       curve over an interval (Cybenko 1989). Training need not find it.
       space pause  + - neurons  a relu  r again  ↑↓ rate  [ ] pace  ? help  q quit "
    `)
  })

  it('before the worker has told anything', () => {
    expect(frame(80, 24, [])).toMatchInlineSnapshot(`
      " downhill                                                             ⠋ loading

      ╭ y = sin(3*x) + x/2 ──────────────────────────────────────────────────────────╮
      │      2┤                                                              ⣀⡤⠤⠤⢤⣀⡀ │
      │       │                                       ⢀⣀⣀⡀                ⣠⠴⠋⠁     ⠉ │
      │       │                                    ⣠⠴⠚⠉  ⠉⠙⠲⢤⣀         ⣀⡴⠚⠁          │
      │      0┤             ⣠⠴⠒⠚⠙⠒⠲⢤⣀           ⣀⡴⠋⠁         ⠈⠙⠲⠤⢤⣀⣠⠤⠴⠚⠁             │
      │       │          ⣠⠴⠋⠁       ⠈⠙⠲⢤⣀⡀  ⢀⣠⠴⠚⠁                                    │
      │       │⡀      ⣀⡴⠚⠁               ⠉⠉⠉⠉                                        │
      │     -2┤⠉⠙⠒⠒⠒⠒⠋⠁                                                              │
      │                   -2                     0                      2          x │
      ╰──────────────────────────────────────────────────────────────────────────────╯
      ╭ what each neuron adds ─────────────────────╮╭ RMSE ──────────────────────────╮
      │                                            ││                                │
      │                                            ││                                │
      │                                            ││          no steps yet          │
      │                                            ││                                │
      │                                            ││                                │
      ╰────────────────────────────────────────────╯╰────────────────────────────────╯
       The network is v·tanh(w·x + b) summed over 5 neurons, and one bias.
       With enough neurons such a sum comes as near as you like to every continuous
       curve over an interval (Cybenko 1989). Training need not find it.
       ? help  q quit "
    `)
  })

  it('in ASCII', () => {
    expect(asciiOnly(frame(80, 24, training, ascii))).toMatchInlineSnapshot(`
      " downhill  1-5-1 tanh . quadratic . adam . batch 401          seed 1 - training
       step  3,200/10,000 ========..................  5.43k steps/s  0:01 . 0:01 left 
      + y = sin(3*x) + x/2 . worst miss 0.1176 --------------------------------------+
      |      2|                                                            .-------- |
      |       |                . - - - - - - - - - - .....--------------.--'-'-----' |
      |       |''''''''''-'-'-'-'-'.' ' ' ' ' ' - .--'' -'---.        .---'-         |
      |      0|            '---''''---          ---'        -'--------'' '           |
      |       |        . ---'       ''---.....--'- . . . . . .'.-.-.-.-|-........... |
      |       |.------..--'--------------''''- - - - - - - - - - - '                 |
      |     -2|-------''                                                             |
      |                   -2                     0                      2          x |
      +------------------------------------------------------------------------------+
      + what each neuron adds . 5 -----------------++ RMSE 0.05882 . log scale ------+
      |  --'''' ..         --'' ....          |    ||   0.88|-.         :H 4>5       |
      |  |       --        |       '|        |'    ||   0.36| '--.      :            |
      | -|----- --|---- ---|--- ----|-- -----|-    ||   0.15|    '--------.          |
      | .|        |.       |        --       |     ||  0.059|           : '--------  |
      | |          '''' ..--         '' ....--     ||        0      1   x 1000 steps |
      +--------------------------------------------++--------------------------------+
       The network is v.tanh(w.x + b) summed over 5 neurons, and one bias.
       With enough neurons such a sum comes as near as you like to every continuous
       curve over an interval (Cybenko 1989). Training need not find it.
       space pause  + - neurons  a relu  r again  ^v rate  [ ] pace  ? help  q quit "
    `)
  })

  it('with the help open', async () => {
    const shown = showFit(80, 24, training)
    await shown.press('?')
    expect(shown.lines().join('\n')).toMatchInlineSnapshot(`
      " downhill  1-5-1 tanh · quadratic · adam · batch 401          seed 1 ⠋ training
       step  3,200/10,000 ━━━━━━━━──────────────────  5.43k steps/s  0:01 · 0:01 left 
      ╭ help ────────────────────────────────────────────────────────────────────────╮
      │ space         Pauses, and goes on; when done, for as many steps again.       │
      │ →             While paused: one step, which looks at the whole curve.        │
      │ +             One neuron more, where the miss is largest; at most 64.        │
      │ -             One neuron less: the one that adds least.                      │
      │ a             Begins anew with the next activation: sigmoid, tanh, ReLU.     │
      │ r             Begins anew, from the next seed.                               │
      │ ↑             Raises the learning rate, which sinks to 0 towards the end.    │
      │ ↓             Lowers it.                                                     │
      │ [             Slower: 1000, 300, 100 … steps a second, down to one.          │
      │ ]             Faster, up to all there can be.                                │
      │ n             Draws what each neuron adds behind the curve, or does not.     │
      │ ?             Explains the keys and what is seen.                            │
      │ q             Quits, as Ctrl-C does; Ctrl-Z suspends, fg resumes.            │
      │                                                                              │
      │ y = …         The curve. The network hides it, but for where it misses it.   │
      │ dotted        What each neuron adds. The network is their sum, and a bias.   │
      │ each neuron   The same, one by one, all on one scale; the line is zero.      │
      │ RMSE          Root of the mean squared miss, in units of y. H: neurons.      │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       esc back "
    `)
    await shown.press('q')
    expect(shown.lines()[2]).toContain('y = sin(3*x) + x/2')
    expect(shown.commands).toEqual([])
    shown.close()
  })

  it.each([
    ['paused', paused, ' space resume  → step '],
    ['finished', finished, ' space go on  + - neurons '],
    ['diverged', [pulse(10, { phase: 'diverged' })], 'No number any more: ↓ lowers the rate.'],
    ['failed', failed, ' ? help  q quit  Training stopped: its thread ended.']
  ])('%s says so, and what can be done', (phase, events, hints) => {
    const lines = frame(80, 24, events).split('\n')
    expect(lines[0]).toMatch(new RegExp(`${phase}$`))
    expect(lines.at(-1)).toContain(hints)
  })

  it('says how large a terminal has to be', () => {
    expect(frame(79, 24, training)).toMatch(/needs a terminal of at least 80 × 24/)
  })

  it('says how many neurons are seen where not all are', () => {
    const many = networkOf('tanh', { w: Array(64).fill(1), b: Array(64).fill(0), v: Array(64).fill(1), c: 0 })
    const title = frame(80, 24, [pulse(0, { network: many })]).split('\n')[12]
    expect(title).toContain('what each neuron adds · 40 of 64')
  })

  it('has whole borders and no line too long at any size', () => {
    for (const columns of [80, 99, 120, 200]) {
      for (const rows of [24, 25, 31, 36, 60]) {
        const lines = frame(columns, rows, training).split('\n')
        const { frames, broken } = framesOf(lines)
        expect([lines.length, frames.length, broken]).toEqual([rows - 1, 3, []])
        expect(lines.filter(line => [...line].length > columns)).toEqual([])
      }
    }
  })
})

describe('keys', () => {
  it('that come faster than the worker answers are counted from what they will have done', async () => {
    const shown = showFit(80, 24, training)
    await shown.press('\u001b[A')
    await shown.press('\u001b[A')
    await shown.press('  aa[[++')
    expect(shown.commands).toEqual([
      { type: 'learningRate', value: 0.07 },
      { type: 'learningRate', value: 0.1 },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'activation', value: 'relu' },
      { type: 'activation', value: 'sigmoid' },
      { type: 'pace', stepsPerSecond: 1000 },
      { type: 'pace', stepsPerSecond: 300 },
      { type: 'addNeuron' },
      { type: 'addNeuron' }
    ])
    shown.close()
  })

  it('take what the worker tells for true', async () => {
    const shown = showFit(80, 24, training)
    await shown.press(' ')
    await shown.tell(pulse(3300))
    await shown.press(' ')
    expect(shown.commands).toEqual([{ type: 'pause' }, { type: 'pause' }])
    shown.close()
  })

  it('n takes the neurons away from behind the curve, and brings them back', async () => {
    const shown = showFit(80, 24, training)
    const before = shown.lines()
    await shown.press('n')
    expect(shown.lines()).not.toEqual(before)
    await shown.press('n')
    expect(shown.lines()).toEqual(before)
    shown.close()
  })
})
