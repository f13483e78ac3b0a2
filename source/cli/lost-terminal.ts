import { closeSync, openSync } from 'node:fs'
import { devNull } from 'node:os'
import { isatty } from 'node:tty'

/**
 * Puts nothing in the place of a terminal that is gone, just before the program ends: Node gives terminals back their settings
 * then, and aborts, with a core, when that fails.
 */
export function survivesLostTerminal(): void {
  const terminals = [0, 1, 2].filter(isatty)
  process.on('exit', () => {
    for (const descriptor of terminals.filter(one => !isatty(one))) {
      closeSync(descriptor)
      // Takes the lowest number that is free: this one.
      openSync(devNull, 'r+')
    }
  })
}
