import { expectSaved, goWays, saysAgain } from './ways-out.js'

const says = (words: RegExp) => (rows: readonly string[]) => words.test(rows.join(' '))

goWays({
  name: 'training told to a screen reader',
  flags: async () => ['--screen-reader'],
  place: 'lines',
  isGoing: says(/Training\./),
  isPaused: says(/Paused (in|after) epoch/),
  isFailed: says(/Press r to go on from the last checkpoint, or q to quit\./),
  isBack: saysAgain(/Training\.|Epochs? [\d, to]+ of 400: cost /),
  isOver: expectSaved,
  component: 'spoken component',
  // Its own are what is drawn and what is stopped; all else it shares with the dashboard.
  inSuite: way => ['a throw in a component', 'by Ctrl-Z', 'while it trains'].includes(way)
})
