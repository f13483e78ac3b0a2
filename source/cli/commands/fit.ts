import type { FitSettings } from '../../trainer/fit/protocol.js'
import type { GlyphName } from '../choices.js'
import { fitHeadless, jsonFitReporter, plainFitReporter } from '../fit-headless.js'
import { type OutputName, prepareScreen } from '../screen.js'

/** `downhill fit <function>`: a hidden layer approximates a curve, on the screen where there is a terminal. */
export async function fitCommand(settings: FitSettings, output: OutputName, glyphs: GlyphName): Promise<number> {
  switch (output) {
    case 'json':
      return fitHeadless(settings, jsonFitReporter)
    case 'lines':
    // Its screen is a picture; its lines can be heard.
    case 'sentences':
      return fitHeadless(settings, plainFitReporter)
    case 'dashboard': {
      const { exits, ...look } = prepareScreen(glyphs)
      // Loaded here only, because React and Ink take longer to load than a short command takes to run.
      const { showFit } = await import('../../ui/fit/show.js')
      return showFit(settings, look, exits)
    }
  }
}
