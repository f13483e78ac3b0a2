import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InspectAnswer, InspectRequest } from '../../../../source/trainer/inspect/request.js'
import { asciiOnly } from '../../../../source/ui/painter/ascii.js'
import { ascii } from '../../../../source/ui/theme.js'
import { screenKey } from '../../../../source/ui/view.js'
import { loading, paused, pulse, training } from '../../run.js'
import { showApp } from '../../screen.js'
import { gradientAnswer } from './answer.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers about gradients alone, and remembers what it was asked. */
function worker() {
  const asked: InspectRequest[] = []
  const answerTo = (request: InspectRequest): InspectAnswer => {
    asked.push(request)
    return request.kind === 'gradient'
      ? gradientAnswer(request)
      : { kind: 'refused', reason: 'It knows gradients alone.' }
  }
  return { asked, answerTo }
}

async function opened(terminal: Omit<Parameters<typeof showApp>[0], 'events'>, ...keys: string[]) {
  const app = showApp({ events: training, answerTo: worker().answerTo, ...terminal })
  for (const key of [screenKey('gradient'), ...keys]) await app.press(key)
  app.close()
  return app.lines()
}

describe('the Gradient screen', () => {
  it('at 80 × 24 shows each layer, the weights that matter most, and where in the image the gradient is', async () => {
    expect((await opened({ columns: 80, rows: 24 })).join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10  seed 1 ⠋ training
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ gradient · 769 training examples, always the same · cost 0.1234 ─────────────╮
      │ layer        ‖∇C‖  over time   weights          |∂C/∂w|               stuck  │
      │ 1         0.02134  ▅▅▄▅▅▄▅▅▅▅       ▃▆▇▆▃          ▁▂▄▅▆▇▇▇▇▆▅▄▂▁     3/16   │
      │ 2         0.01123  ▃▃▄▃▃▄▃▃▄▃     ▁▃▅▇▇▇▅▃▁            ▁▄▅▆▇▇▇▆▄▂     0/16   │
      │ 3          0.2531  ▅▆▆▆▅▆▅▆▆▆    ▂▄▅▆▇▇▇▆▅▄▂             ▁▃▅▆▇▇▇▆▄▂   –      │
      │                                −5     0     +5  1e-9              10         │
      ╰──────────────────────────────────────────────────────────────────────────────╯
      ╭ the weights that matter most ──────────────────────╮╭ Σ |∂C/∂w| by pixel ────╮
      │    from          to          weight     ∂C/∂w      ││                        │
      │ 3  neuron 1    → says 3      −1.250  +0.03000 ↓    ││                        │
      │ 3  neuron 6    → says 0     −0.3500  −0.02700 ↑    ││       ..::::::.        │
      │ 3  neuron 11   → says 7     +0.5500  +0.02430 ↓    ││     ..:;+++++;:..      │
      │ 3  neuron 0    → says 4      −1.550  −0.02187 ↑    ││     .:;+*%%%%*+::.     │
      │ 2  neuron 1    → neuron 3    −1.250  +0.02000 ↓    ││     ::;+%%##%*+::.     │
      │ 3  neuron 5    → says 1     −0.6500  +0.01968 ↓    ││     .::++***++;:.      │
      │ 2  neuron 6    → neuron 10  −0.3500  −0.01800 ↑    ││      ..::;;;::.        │
      │ 3  neuron 10   → says 8     +0.2500  −0.01771 ↑    ││         ....           │
      │ 2  neuron 11   → neuron 1   +0.5500  +0.01620 ↓    ││                        │
      │ 3  neuron 15   → says 5      −1.850  +0.01594 ↓    ││                        │
      ╰────────────────────────────────────────────────────╯╰────────────────────────╯
       g next mini-batch  l layer  space pause  1-8 screens  ? i help  q quit  saved 3"
    `)
  })
  it('at 120 × 36 has room for taller bars', async () => {
    expect((await opened({ columns: 120, rows: 36 })).join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                      seed 1 ⠋ training
       epoch  4/30 ━━━━━━───────────────────────────────────────────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ gradient · 769 training examples, always the same · cost 0.1234 ─────────────────────────────────────────────────────╮
      │ layer              ‖∇C‖  over time             weights               |∂C/∂w| · powers of ten         stuck           │
      │                                                        ▃▇▇▃                    ▁▄▅▆▇▇▇▆▄▃                            │
      │                                                       ▃████▃                 ▄▇███████████▅▂                         │
      │ 1  784→16       0.02134  ▄▆▄▆▃▅▅▄▄▆▄▅▅▄▅▄▄▅▆▄        ▂██████▂             ▂▄████████████████▆▃       3/16 dead       │
      │                                                       ▂▅▇▇▅▂                       ▁▄▆▇▇▆▅▃                          │
      │                                                      ▅██████▅                    ▂▆█████████▄                        │
      │ 2  16→16        0.01123  ▄▃▃▃▃▄▄▂▄▃▃▄▄▂▄▂▄▄▃▃       ▇████████▇                  ▅█████████████▃      0/16 saturated  │
      │                                                      ▂▅▆▇▇▆▅▂                         ▁▄▆▇▇▆▅▂                       │
      │                                                    ▃▇████████▇▃                     ▁▅████████▇▃                     │
      │ 3  16→10         0.2531  ▇▄▇▄▆▅▅▆▇▄▇▅▄▆▅▆▇▅▄▇    ▃▆████████████▆▃                  ▄████████████▆▃   –               │
      │                                                −5       0        +5  1e-9                        10                  │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
      ╭ the weights that matter most ────────────────────────────────────────────────────────╮╭ Σ |∂C/∂w| by pixel ──────────╮
      │ layer  from           to             weight     ∂C/∂w                                ││                              │
      │     3  neuron 1     → says 3         −1.250  +0.03000 ↓ ━━━━━━━━━━━━━━━━━━━━━━━━━    ││                              │
      │     3  neuron 6     → says 0        −0.3500  −0.02700 ↑ ━━━━━━━━━━━━━━━━━━━━━━━      ││             .....            │
      │     3  neuron 11    → says 7        +0.5500  +0.02430 ↓ ━━━━━━━━━━━━━━━━━━━━         ││         ..::::::::..         │
      │     3  neuron 0     → says 4         −1.550  −0.02187 ↑ ━━━━━━━━━━━━━━━━━━           ││        .::;++++++;::..       │
      │     2  neuron 1     → neuron 3       −1.250  +0.02000 ↓ ━━━━━━━━━━━━━━━━━            ││       .:;++**%%%**+;:..      │
      │     3  neuron 5     → says 1        −0.6500  +0.01968 ↓ ━━━━━━━━━━━━━━━━             ││      .::;+*%%##%%*+;::.      │
      │     2  neuron 6     → neuron 10     −0.3500  −0.01800 ↑ ━━━━━━━━━━━━━━━              ││      .::;+*%%##%**+;:..      │
      │     3  neuron 10    → says 8        +0.2500  −0.01771 ↑ ━━━━━━━━━━━━━━━              ││       .::;++****++;::.       │
      │     2  neuron 11    → neuron 1      +0.5500  +0.01620 ↓ ━━━━━━━━━━━━━━               ││        ..::;;;;;;::..        │
      │     3  neuron 15    → says 5         −1.850  +0.01594 ↓ ━━━━━━━━━━━━━                ││          ...:::...           │
      │     2  neuron 0     → neuron 8       −1.550  −0.01458 ↑ ━━━━━━━━━━━━                 ││                              │
      │     3  neuron 4     → says 2        −0.9500  −0.01435 ↑ ━━━━━━━━━━━━                 ││                              │
      │     2  neuron 5     → neuron 15     −0.6500  +0.01312 ↓ ━━━━━━━━━━━                  ││                              │
      │     3  neuron 9     → says 9       −0.05000  +0.01291 ↓ ━━━━━━━━━━━                  ││                              │
      │     2  neuron 10    → neuron 6      +0.2500  −0.01181 ↑ ━━━━━━━━━━                   ││                              │
      │     3  neuron 14    → says 6         −2.150  −0.01162 ↑ ━━━━━━━━━━                   ││                              │
      ╰──────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────╯
       g next mini-batch  l layer  space pause  [ ] speed  1-8 screens  i explain  ? help  q quit  saved epoch 3"
    `)
  })
  it('with g shows the gradient of the next mini-batch, and with l the weights of one layer', async () => {
    const lines = await opened({ columns: 80, rows: 24 }, 'g', 'l', 'l')
    expect(lines[2]).toMatch('╭ gradient · mini-batch 2,501, next: 10 examples · cost 0.09870 ─')
    expect(lines.at(-1)).toMatch(' g fixed sample  l layer ')
    expect(lines.find(line => line.includes('matter most'))).toMatch('╭ the weights that matter most · layer 2 ─')
    expect(lines.filter(line => / neuron \d+ +→ neuron /.test(line)).length).toBeGreaterThan(5)
    const all = await opened({ columns: 80, rows: 24 }, 'l', 'l', 'l', 'l')
    expect(all.find(line => line.includes('matter most'))).toMatch('╭ the weights that matter most ─')
  })
  it('shows what the examples of the coming mini-batch have gathered so far, when they are gone through', async () => {
    const app = showApp({ columns: 80, rows: 24, events: paused, answerTo: worker().answerTo })
    for (const key of [screenKey('gradient'), 'e', 'e', 'e']) {
      await app.press(key)
      await app.rest()
    }
    app.close()
    const lines = app.lines()
    expect(lines[1]).toContain('batch 2,500/5,000    example 3/10 ')
    expect(lines[2]).toMatch('╭ gradient · mini-batch 2,501, next: 3 of 10 examples so far · cost 0.09870 ─')
  })
  it('is blank before there is a run, and waits for the first answer', async () => {
    const app = showApp({ columns: 80, rows: 24, events: loading })
    await app.press(screenKey('gradient'))
    expect(app.lines()[2]).toMatch(/^╭ gradient ─+╮$/)
    await app.tell(...training)
    expect(app.lines()[3]).toMatch('│ gathering the gradient … ')
    app.close()
  })
  it('asks again as training goes on, at most four times a second', async () => {
    const { asked, answerTo } = worker()
    const app = showApp({ columns: 80, rows: 24, events: training, answerTo })
    await app.press(screenKey('gradient'))
    expect(asked).toEqual([{ kind: 'gradient', of: 'sample' }])
    for (let i = 0; i < 12; i++) await app.tell({ ...pulse(3, 2600 + i), seconds: 10 + i / 12 })
    app.close()
    expect(asked).toHaveLength(5)
  })
  it('with --glyphs ascii is written in ASCII, with a stand-in for every character', async () => {
    const drawn = (await opened({ columns: 120, rows: 36, glyphs: ascii })).join('\n')
    expect(asciiOnly(drawn).split('?').length).toBe(drawn.split('?').length)
  })
})
