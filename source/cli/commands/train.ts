import type { Settings } from '../../trainer/protocol.js'
import { colorDepthOf } from '../../ui/terminal/color-depth.js'
import { watchExits } from '../../ui/terminal/exits.js'
import type { GlyphName } from '../flags.js'
import { jsonReporter, plainReporter, trainHeadless } from '../headless.js'

/** `downhill train`: the dashboard where there is a terminal to show it and a keyboard to steer it, plain lines elsewhere. */
export async function trainCommand(
  settings: Settings,
  output: 'json' | 'lines' | 'dashboard',
  glyphs: GlyphName
): Promise<number> {
  switch (output) {
    case 'json':
      return trainHeadless(settings, jsonReporter)
    case 'lines':
      return trainHeadless(settings, plainReporter)
    case 'dashboard': {
      const colorDepth = colorDepthOf(process.stdout, process.env)
      // chalk, which colours Ink's text, looks at this when it is loaded; it would not heed NO_COLOR by itself.
      process.env.FORCE_COLOR = String(([1, 4, 8, 24] as const).indexOf(colorDepth))
      // Node warns, on the screen, of two that disagree.
      delete process.env.NO_COLOR
      process.env.NODE_ENV ??= 'production'
      const exits = watchExits([process.stdin, process.stdout])
      // Keys pressed from here on are for us; echoed by the terminal, they would push the first frame out of place.
      process.stdin.setRawMode(true)
      // Loaded here only, because React and Ink take longer to load than a short command takes to run.
      const { showDashboard } = await import('../../ui/dashboard.js')
      return showDashboard(settings, { glyphs, colorDepth }, exits)
    }
  }
}
