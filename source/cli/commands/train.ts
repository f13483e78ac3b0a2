import type { Settings } from '../../trainer/protocol.js'
import type { GlyphName } from '../choices.js'
import { jsonReporter, plainReporter, trainHeadless } from '../headless.js'
import { type OutputName, prepareScreen } from '../screen.js'

/**
 * `downhill train`: the dashboard where there is a terminal to show it and a keyboard to steer it, to be seen or, with a screen
 * reader, to be heard; plain lines elsewhere.
 */
export async function trainCommand(settings: Settings, output: OutputName, glyphs: GlyphName): Promise<number> {
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
    case 'sentences': {
      const { exits, ...look } = prepareScreen(glyphs)
      const { showDashboard } = await import('../../ui/dashboard.js')
      const { spokenFace } = await import('../../ui/spoken/face.js')
      return showDashboard(settings, look, exits, spokenFace)
    }
  }
}
