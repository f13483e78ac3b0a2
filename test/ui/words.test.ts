import { describe, expect, it } from 'vitest'
import { topicsOf } from '../../source/ui/explain/topics.js'
import { meanings } from '../../source/ui/screens/help/meanings.js'
import { howDrawn } from '../../source/ui/screens/neurons/words.js'
import { ascii, blocks, type Glyphs, glyphsFor } from '../../source/ui/theme.js'
import { screens } from '../../source/ui/view.js'
import { stateAfter, training } from './run.js'

const run = stateAfter(training)

/** All that is said of what is drawn. */
function words(glyphs: Glyphs): string[] {
  return [
    ...screens
      .flatMap(({ name }) => topicsOf(name, run, glyphs))
      .flatMap(topic => [topic.sentences, ...topic.formulas.flat()]),
    ...screens.flatMap(({ name }) => meanings[name](glyphs)).flat(),
    ...(['weights', 'change'] as const).map(shown => howDrawn({ layer: 0, shown }, glyphs))
  ]
}

const colours = /\b(red|blue|green|yellow|white|black|gr[ea]y|colou?rs?|coloured|dark|bright|dim|faint)\b/i

describe('words about what is drawn', () => {
  it.each([
    ['in ASCII', ascii],
    ['without colours', glyphsFor(blocks, 1)],
    ['in ASCII without colours', glyphsFor(ascii, 1)]
  ])('name no colour where pictures are drawn %s', (_, glyphs) => {
    expect(words(glyphs).filter(text => colours.test(text))).toEqual([])
  })
  it('name colours where there are any', () => {
    const named = words(glyphsFor(blocks, 8)).join().match(new RegExp(colours, 'gi'))
    expect(new Set(named)).toEqual(new Set(['red', 'blue', 'white', 'black', 'bright', 'Colours', 'colour']))
  })
})
