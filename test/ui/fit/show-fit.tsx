import { render } from 'ink'
import { vi } from 'vitest'
import type { FitEvent } from '../../../source/trainer/fit/protocol.js'
import type { FitRunCommand } from '../../../source/trainer/fit/session.js'
import { FitApp } from '../../../source/ui/fit/app.js'
import { createFitStore } from '../../../source/ui/fit/store.js'
import type { Brush } from '../../../source/ui/painter/brush.js'
import { blocks, type Glyphs, ThemeContext } from '../../../source/ui/theme.js'
import { fakeTerminal } from '../fake-terminal.js'
import { drawnBy, textOf } from '../painted.js'
import { settings } from './fits.js'

/** The screen of a fit on a terminal that is not there. Wants fake timers. */
export function showFit(columns: number, rows: number, events: readonly FitEvent[], glyphs: Glyphs = blocks) {
  const { stdout, options, press } = fakeTerminal(columns, rows)
  const store = createFitStore(settings)
  for (const event of events) store.apply(event)
  const commands: FitRunCommand[] = []
  let suspensions = 0
  const app = render(
    <ThemeContext value={{ glyphs, accent: 'cyan' }}>
      <FitApp store={store} send={command => commands.push(command)} suspend={() => suspensions++} />
    </ThemeContext>,
    options
  )
  return {
    commands,
    suspensions: () => suspensions,
    drawn: (brush: Brush) => drawnBy(stdout.frame, brush),
    lines: () => textOf(stdout.frame),
    async tell(event: FitEvent) {
      store.apply(event)
      await vi.advanceTimersByTimeAsync(10)
    },
    press,
    close: () => app.unmount()
  }
}
