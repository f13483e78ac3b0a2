import { isFitting } from './downhill.js'
import { goWays } from './ways-out.js'

goWays({
  name: 'a fit',
  flags: async () => ['fit', 'sin(3*x) + x/2', '--steps', '100000000'],
  isGoing: isFitting,
  // A fit leaves nothing behind.
  isOver: async () => {}
})
