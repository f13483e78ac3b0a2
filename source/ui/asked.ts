import { useRef } from 'react'
import type { Command } from '../trainer/protocol.js'
import type { RunState, Store } from './store.js'

/** What the worker was asked for by keys, and has not told yet that it is so. */
export function useAsked(store: Pick<Store, 'state'>, send: (command: Command) => void) {
  const asked = useRef<Asked>({})
  return {
    /** The state as it will be when all that was asked for is done. */
    ahead(): RunState {
      const now = store.state()
      asked.current = stillAsked(asked.current, now)
      return { ...now, ...asked.current }
    },
    ask(command: Command): void {
      asked.current = { ...asked.current, ...outcomeOf(command) }
      send(command)
    }
  }
}

/** The part of the state that keys change. */
type Asked = Partial<Pick<RunState, 'phase' | 'learningRate' | 'batchesPerSecond'>>

/** What of it the worker has not told yet; nothing when the run has come to stand for another reason. */
function stillAsked({ phase, learningRate, batchesPerSecond }: Asked, now: RunState): Asked {
  if (now.phase !== 'training' && now.phase !== 'paused') return {}
  return {
    ...(phase !== undefined && phase !== now.phase && { phase }),
    ...(learningRate !== undefined && learningRate !== now.learningRate && { learningRate }),
    ...(batchesPerSecond !== undefined && batchesPerSecond !== now.batchesPerSecond && { batchesPerSecond })
  }
}

/** What will be so when the worker has done what it is asked. */
function outcomeOf(command: Command): Asked {
  switch (command.type) {
    case 'pause':
      return { phase: 'paused' }
    case 'resume':
      return { phase: 'training' }
    case 'learningRate':
      return { learningRate: command.value }
    case 'speed':
      return { batchesPerSecond: command.batchesPerSecond }
    case 'start':
    case 'step':
    case 'save':
    case 'load':
    case 'branch':
    case 'recover':
    case 'inspect':
    case 'stop':
      return {}
  }
}
