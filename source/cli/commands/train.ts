import type { Settings } from '../../trainer/protocol.js'
import type { GlyphName } from '../choices.js'
import { jsonReporter, plainReporter, trainHeadless } from '../headless.js'
import { prepareScreen } from '../screen.js'

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
      const { exits, ...look } = prepareScreen(glyphs)
      // Loaded here only, because React and Ink take longer to load than a short command takes to run.
      const { showDashboard } = await import('../../ui/dashboard.js')
      return showDashboard(settings, look, exits)
    }
  }
}
