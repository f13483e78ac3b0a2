import { render } from 'ink'
import { vi } from 'vitest'
import type { InspectAnswer, InspectRequest } from '../../../source/trainer/inspect/request.js'
import type { Command, Event } from '../../../source/trainer/protocol.js'
import type { CheckpointList } from '../../../source/ui/checkpoints/list.js'
import { SpokenApp } from '../../../source/ui/spoken/app.js'
import { createTeller } from '../../../source/ui/spoken/teller.js'
import { createStore } from '../../../source/ui/store.js'
import { fakeTerminal } from '../fake-terminal.js'
import { fixedList } from '../fixed-list.js'

interface Listener {
  /** What has happened before anybody listens, and is not told. */
  readonly events?: readonly Event[]
  readonly columns?: number
  readonly list?: CheckpointList
  readonly answerTo?: (request: InspectRequest) => InspectAnswer
}

/** The dashboard for who listens, on a terminal that is not there. Wants fake timers. */
export function hearApp({ events = [], columns = 200, list = fixedList().list, answerTo }: Listener = {}) {
  const { stdout, options, press } = fakeTerminal(columns, 24)
  const store = createStore()
  for (const event of events) store.apply(event)
  const teller = createTeller(store)
  const commands: Command[] = []
  let told = 0
  const app = render(
    <SpokenApp
      {...{ store, list, teller }}
      ask={async request => answerTo?.(request) ?? { kind: 'refused', reason: 'Nobody is there.' }}
      send={command => void commands.push(command)}
      suspend={() => {}}
      shown={text => text}
    />,
    { ...options, isScreenReaderEnabled: true }
  )
  return {
    commands,
    press,
    async tell(...more: readonly Event[]) {
      for (const event of more) {
        const before = store.state()
        store.apply(event)
        teller.hear(event, before)
      }
      await vi.advanceTimersByTimeAsync(100)
    },
    /** All that is on the terminal, line by line. */
    lines: () => stdout.frame.split('\n').slice(0, -1),
    /** What has been said since this was asked last. */
    heard() {
      const all = stdout.frame.split('\n').slice(0, -1)
      const news = all.slice(told)
      told = all.length
      return news
    },
    close: () => app.unmount()
  }
}
