import { isFailed, isFitting, isPaused } from './downhill.js'
import { goWays, showsAgain } from './ways-out.js'

goWays({
  name: 'a fit',
  flags: async () => ['fit', 'sin(3*x) + x/2', '--steps', '100000000'],
  place: 'screen',
  isGoing: isFitting,
  isPaused,
  isFailed,
  isBack: showsAgain(isFitting),
  // A fit leaves nothing behind.
  isOver: async () => {}
})
