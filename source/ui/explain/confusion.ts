import type { Glyphs } from '../theme.js'
import type { KnownRun, Topic } from './topic.js'

/** What is seen on the Confusion screen. */
export function matrixTopics(_: KnownRun, { isColoured }: Glyphs): Topic[] {
  const colours = isColoured ? 'Colours go by the share of the row. ' : ''
  return [
    {
      title: 'confusion',
      sentences:
        'A row for what images are, a column for what the network says they are; what is right lies on the diagonal. ' +
        `${colours}Recall says how many of a class are found, precision how far its name can be trusted.`,
      formulas: [
        ['recall = right / images of the class', 'R, at the end of a row'],
        ['precision = right / answers of the class', 'P, below a column'],
        ['F1 = 2 P R / (P + R)', 'their harmonic mean']
      ]
    },
    {
      title: 'images',
      sentences:
        'The images that fell into the chosen cell, those that cost most first, each with its strongest outputs. All are answered ' +
        'by the network of one moment, which the title of the matrix names: every now and then while training, exactly when paused.',
      formulas: []
    }
  ]
}
