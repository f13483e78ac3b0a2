import { Static, Text, useWindowSize } from 'ink'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Command } from '../../trainer/protocol.js'
import { act } from '../act.js'
import { useAsked } from '../asked.js'
import { carryOut } from '../carry-out.js'
import { wrapped } from '../charts/wrapped.js'
import type { CheckpointList } from '../checkpoints/list.js'
import { actionOf } from '../keymap.js'
import { firstChoice } from '../screens/checkpoints/choice.js'
import type { Situation } from '../situation.js'
import type { Store } from '../store.js'
import { useKeys } from '../use-keys.js'
import { initialView, type ScreenName, screens, topOf } from '../view.js'
import { visible } from '../visible.js'
import { filesIn, focusOf, openingOf } from './choosing.js'
import { isSpoken, keysSentences, spokenKey } from './keys.js'
import { type Ask, explanation, reading } from './readings.js'
import type { Teller } from './teller.js'

interface SpokenAppProps {
  readonly store: Store
  readonly list: CheckpointList
  readonly teller: Teller
  readonly ask: Ask
  readonly send: (command: Command) => void
  /** Lets the shell have the terminal for a while. */
  readonly suspend: () => void
  /** What the terminal can show of a sentence. */
  readonly shown: (text: string) => string
}

/** Room enough for every key: nothing is laid out. */
const size = { columns: 80, rows: 23 }

/**
 * The dashboard for who listens: the same run, keys and actions, told in sentences one below the other. A sentence that has
 * been written is not touched again, so a screen reader reads it once. Train is the screen that keys are meant for; other
 * screens are read out, but for the lists of checkpoints, in which a person moves.
 */
export function SpokenApp({ store, list, teller, ask, send, suspend, shown }: SpokenAppProps) {
  const sentences = useSyncExternalStore(teller.subscribe, teller.sentences)
  const known = useSyncExternalStore(list.subscribe, list.state)
  const { columns } = useWindowSize()
  const [view, setView] = useState(initialView)
  // What is looked at now, not when this was drawn: several keys may come between two frames.
  const seen = useRef(view)
  const { ahead, ask: askFor } = useAsked(store, send)
  /** What `i` explains: the screen that was read last. */
  const lastRead = useRef<ScreenName>('train')
  const focused = useRef('none')
  const top = topOf(view)
  const isListOpen = top === 'rewind' || top === 'checkpoints'

  function situationNow(): Situation {
    return { run: ahead(), view: seen.current, list: list.state(), ...size }
  }

  function look(next: typeof view): void {
    const before = topOf(seen.current)
    seen.current = next
    setView(next)
    const after = topOf(next)
    if (before === after) return
    focused.current = 'none'
    if (after === 'rewind' || after === 'checkpoints') teller.say([openingOf(situationNow())])
    else teller.say(['Back at the run.'])
  }

  function press(key: string): void {
    const situation = situationNow()
    const action = actionOf(key, situation)
    if (action === undefined || !isSpoken(action)) {
      teller.say([`${visible(spokenKey(key))} does nothing now.`])
      return
    }
    list.hush()
    switch (action) {
      case 'toggleHelp':
        teller.say(keysSentences(situation))
        return
      case 'explain':
        teller.say(explanation(lastRead.current, situation.run))
        return
      case 'show': {
        const screen = screens[Number(key) - 1]!.name
        lastRead.current = screen
        if (screen === 'checkpoints') break
        if (seen.current.screen !== 'train') look({ ...seen.current, screen: 'train' })
        void reading(screen, situation.run, ask).then(teller.say)
        return
      }
      case 'save':
        teller.say(['Saving, unless that is done already.'])
        break
      default:
    }
    const outcome = act(action, key, situation)
    look(outcome.view)
    // Nobody draws here, so there is nothing to keep.
    for (const effect of outcome.effects) carryOut(effect, { send: askFor, suspend, list, keep: () => {} })
  }

  useKeys(press)

  useEffect(() => {
    if (!isListOpen) return
    list.open()
    return () => list.close()
  }, [list, isListOpen])
  // What is chosen is read from disk, and said once that has been done.
  useEffect(() => {
    if (!isListOpen) return
    const situation = situationNow()
    const files = filesIn(situation) ?? []
    const { rewind, checkpoints } = situation.view
    const choice = rewind ?? checkpoints.choice
    const first = firstChoice(files, situation.run.folder)
    if (choice.path === null && first && !known.isListing) {
      if (rewind) look({ ...situation.view, rewind: first })
      else look({ ...situation.view, checkpoints: { ...checkpoints, choice: first } })
      return
    }
    const chosen = files.find(({ path }) => path === choice.path)
    list.want(chosen ? [chosen] : [], chosen && checkpoints.isLookedInto ? [chosen] : [])
    const focus = focusOf(situation)
    if (!focus || focus.key === focused.current) return
    focused.current = focus.key
    teller.say(focus.sentences)
  })

  return (
    <Static items={sentences as string[]}>
      {/* A terminal would break lines in the middle of words, which are then read as two. */}
      {(one, i) => <Text key={i}>{wrapped(shown(one), columns).join('\n')}</Text>}
    </Static>
  )
}
