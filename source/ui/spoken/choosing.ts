import { nameOf } from '../checkpoints/deeds.js'
import type { ListedFile } from '../checkpoints/listed.js'
import { fileSize, grouped, measure, placeName, short } from '../format.js'
import { placeOfChoice } from '../screens/checkpoints/choice.js'
import { resultsOf, settingsOf } from '../screens/checkpoints/settings.js'
import { chosenIn, rowsOnScreen, rowsToRewind } from '../screens/checkpoints/shown.js'
import type { Prompt } from '../screens/checkpoints/state.js'
import type { Situation } from '../situation.js'
import { topOf } from '../view.js'
import { visible } from '../visible.js'
import { spelled } from './keys.js'
import { sentence, spokenShare } from './words.js'

/** What the keys are about in a list of checkpoints: what it is known by, and what is said of it. */
export interface Focus {
  /** The same as long as there is nothing new to say. */
  readonly key: string
  readonly sentences: readonly string[]
}

/** The files that there are to choose from; null while no list is open. */
export function filesIn({ view, list, run }: Situation): readonly ListedFile[] | null {
  switch (topOf(view)) {
    case 'rewind':
      return rowsToRewind(list, run).files
    case 'checkpoints':
      return rowsOnScreen(list, view.checkpoints).files
    default:
      return null
  }
}

/** The question, the checkpoint or the news that a person is to hear of; null while it is not known yet. */
export function focusOf(situation: Situation): Focus | null {
  const { view, list } = situation
  const files = filesIn(situation)
  if (files === null) return { key: 'none', sentences: [] }
  const { prompt, isLookedInto } = view.checkpoints
  if (topOf(view) === 'checkpoints' && prompt) return asked(prompt, situation)
  const message = list.problem ?? list.news
  if (message !== null) return { key: `message ${message}`, sentences: [visible(message)] }
  if (list.isListing) return null
  if (files.length === 0) return { key: 'empty', sentences: ['There is no checkpoint here. Escape leaves the list.'] }
  const choice = view.rewind ?? view.checkpoints.choice
  const place = placeOfChoice(files, choice)
  const file = files[place]!
  if (isLookedInto && !view.rewind) return details(situation)
  const note = list.notes.get(file.path)
  if (choice.path === null || !note) return null
  const { summary } = note
  const heldOut = summary && summary.heldOut !== null ? `, held out ${spokenShare(summary.heldOut)}` : ''
  const cost = summary && summary.cost !== null ? `, cost ${measure(summary.cost)}` : ''
  const problem = note.problem === null ? '' : `, can't be used because ${note.problem}`
  const name = view.rewind && file.place ? placeName(file.place) : nameOf(file)
  const text = `${name}${heldOut}${cost}${problem}, ${grouped(place + 1)} of ${grouped(files.length)}`
  return { key: `file ${file.path} ${view.checkpoints.filter}`, sentences: [sentence(visible(text))] }
}

/** How a list that has just been opened is used. */
export function openingOf({ view }: Situation): string {
  return view.rewind
    ? 'Going back: up and down arrow choose an epoch, enter goes on from it as a branch, escape cancels.'
    : 'Checkpoints: up and down arrow choose, enter reads one out, r resumes from it, l branches, slash filters, question mark reads all keys, escape leaves.'
}

/** What a checkpoint says of itself; null until it has been read. */
function details(situation: Situation): Focus | null {
  const file = chosenIn(situation)
  const description = file && situation.list.descriptions.get(file.path)
  if (!file || !description) return null
  const told = [...resultsOf(description), ...settingsOf(description)].map(({ name, value }) => `${name} ${value}`)
  return {
    key: `details ${file.path}`,
    sentences: [sentence(visible(`${nameOf(file)}: ${told.map(spelled).join('; ')}`)), 'Escape goes back to the list.']
  }
}

/** A question that waits for an answer. What is typed is not said: terminals and screen readers do that. */
function asked(prompt: Prompt, { list }: Situation): Focus {
  const complaint = 'complaint' in prompt && prompt.complaint !== null ? [sentence(prompt.complaint)] : []
  const key = `${prompt.type} ${complaint.join('')}`
  const file = 'file' in prompt ? prompt.file : null
  switch (prompt.type) {
    case 'filter':
      return { key, sentences: ['Filter: type words, then enter. Escape shows all.'] }
    case 'rate': {
      const rate = file && list.notes.get(file.path)?.summary?.learningRate
      const present = rate ? ` Enter alone keeps ${short(rate)}.` : ''
      return { key, sentences: [...complaint, `Branch with which learning rate? Type it, then enter.${present}`] }
    }
    case 'epochs':
      return {
        key,
        sentences: [
          ...complaint,
          `All ${prompt.done} epochs are done. Go on until which epoch? Enter takes ${prompt.text}, backspace erases it.`
        ]
      }
    case 'delete':
      return {
        key,
        sentences: [
          visible(`Delete ${nameOf(prompt.file)}, ${fileSize(prompt.file.bytes)}? y deletes it, escape keeps it.`)
        ]
      }
    case 'export':
      return { key, sentences: ['Export: o for ONNX, n for NumPy, s for safetensors, p for PyTorch, escape cancels.'] }
  }
}
