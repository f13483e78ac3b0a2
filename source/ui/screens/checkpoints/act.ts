import type { ExportName } from '../../../checkpoint/export.js'
import type { ListedFile } from '../../checkpoints/listed.js'
import type { Effect, Outcome, Situation } from '../../situation.js'
import type { View } from '../../view.js'
import { moved } from './choice.js'
import type { CheckpointsAction } from './keys.js'
import { pageRows } from './layout.js'
import { orders } from './rows.js'
import { chosenIn, isAtEnd, rowsOnScreen, rowsToRewind, usableIn } from './shown.js'
import {
  type CheckpointsState,
  type Continuation,
  type Prompt,
  readEpochs,
  readRate,
  textOf,
  withText
} from './state.js'

const formats: Readonly<Record<string, ExportName>> = { o: 'onnx', n: 'npz', s: 'safetensors', p: 'pytorch' }

/** What a key of the Checkpoints screen brings about. */
export function actOnCheckpoints(action: CheckpointsAction, key: string, situation: Situation): Outcome {
  const { view } = situation
  const state = view.checkpoints
  const chosen = chosenIn(situation)
  const usable = usableIn(situation)
  switch (action) {
    case 'chooseUp':
      return choose(situation, -1)
    case 'chooseDown':
      return choose(situation, 1)
    case 'pageUp':
      return choose(situation, -pageRows(situation.rows))
    case 'pageDown':
      return choose(situation, pageRows(situation.rows))
    case 'chooseFirst':
      return choose(situation, Number.NEGATIVE_INFINITY)
    case 'chooseLast':
      return choose(situation, Number.POSITIVE_INFINITY)
    case 'look':
      return seen(view, { isLookedInto: true })
    case 'leave':
      return leave(view)
    case 'filter':
      return asked(view, { type: 'filter' })
    case 'order':
      return seen(view, { order: orders[(orders.indexOf(state.order) + 1) % orders.length]! })
    case 'compare':
      return seen(view, { marked: chosen === undefined || state.marked === chosen.path ? null : chosen.path })
    case 'resumeFrom':
      return usable ? goOn(situation, usable, { type: 'load' }) : unchanged(view)
    case 'branchFrom':
      return usable ? asked(view, { type: 'rate', file: usable, text: '', complaint: null }) : unchanged(view)
    case 'delete':
    case 'export':
      return chosen ? asked(view, { type: action, file: chosen }) : unchanged(view)
    case 'type':
      return seen(view, withText(state, (textOf(state) ?? '') + (key === 'space' ? ' ' : key)))
    case 'erase':
      return seen(view, withText(state, [...(textOf(state) ?? '')].slice(0, -1).join('')))
    case 'enter':
      return enter(situation)
    case 'cancel':
      return seen(view, { prompt: null, ...(state.prompt?.type === 'filter' && { filter: '' }) })
    case 'confirmDelete':
      return answered(view, file => ({ type: 'delete', file }))
    case 'exportTo':
      return answered(view, file => ({ type: 'export', file, to: formats[key]! }))
  }
}

/** Goes on from a checkpoint, after asking how far, if it is known to have done all that it was to do. */
function goOn({ view, list }: Situation, file: ListedFile, as: Continuation): Outcome {
  const summary = list.notes.get(file.path)?.summary
  if (!summary || !isAtEnd(summary)) return left(view, file, as, null)
  const done = summary.place.epoch
  return asked(view, { type: 'epochs', file, done, as, text: String(done + summary.epochs), complaint: null })
}

/** Takes what has been written. */
function enter(situation: Situation): Outcome {
  const { view, list } = situation
  const { prompt } = view.checkpoints
  switch (prompt?.type) {
    case 'rate': {
      const { file, text } = prompt
      const rate = readRate(text)
      const isKept = text.trim() === '' || rate === list.notes.get(file.path)?.summary?.learningRate
      if (!isKept && rate === null) return asked(view, { ...prompt, complaint: 'that is no number above 0, like 0.1' })
      return goOn(situation, file, { type: 'branch', learningRate: isKept ? null : rate })
    }
    case 'epochs': {
      const epochs = readEpochs(prompt.text, prompt.done)
      if (epochs === null) return asked(view, { ...prompt, complaint: `that is no whole number above ${prompt.done}` })
      return left(view, prompt.file, prompt.as, epochs)
    }
    case 'filter':
    case 'delete':
    case 'export':
    case undefined:
      return seen(view, { prompt: null })
  }
}

/** Ends the present run in favour of one that goes on from a file, and shows that. */
function left(view: View, file: ListedFile, as: Continuation, epochs: number | null): Outcome {
  const learningRate = as.type === 'branch' ? as.learningRate : null
  const overrides = { recipe: epochs === null ? {} : { epochs }, ...(learningRate !== null && { learningRate }) }
  const checkpoints = { ...view.checkpoints, prompt: null, isLookedInto: false }
  const command = { type: as.type, from: { name: file.path, overrides } } as const
  return { view: { ...view, screen: 'train', checkpoints }, effects: [{ type: 'send', command }] }
}

/** Moves on in the list that is on top. */
function choose({ view, list, run }: Situation, by: number): Outcome {
  if (view.rewind) return unchanged({ ...view, rewind: moved(rowsToRewind(list, run).files, view.rewind, by) })
  const { files } = rowsOnScreen(list, view.checkpoints)
  return seen(view, { choice: moved(files, view.checkpoints.choice, by) })
}

/** One step back, in the order that things were opened. */
function leave(view: View): Outcome {
  const { isLookedInto, filter, marked } = view.checkpoints
  if (isLookedInto) return seen(view, { isLookedInto: false })
  if (filter !== '') return seen(view, { filter: '' })
  if (marked !== null) return seen(view, { marked: null })
  return unchanged({ ...view, screen: 'train' })
}

/** Does something to the file that the person was asked about. */
function answered(view: View, effect: (file: ListedFile) => Effect): Outcome {
  const { prompt } = view.checkpoints
  const effects = prompt?.type === 'delete' || prompt?.type === 'export' ? [effect(prompt.file)] : []
  return { ...seen(view, { prompt: null, isLookedInto: false }), effects }
}

function asked(view: View, prompt: Prompt): Outcome {
  return seen(view, { prompt })
}

function seen(view: View, changed: Partial<CheckpointsState>): Outcome {
  return unchanged({ ...view, checkpoints: { ...view.checkpoints, ...changed } })
}

function unchanged(view: View): Outcome {
  return { view, effects: [] }
}
