import type { Line } from '../../charts/line.js'
import { nameOf } from '../../checkpoints/deeds.js'
import type { ListState } from '../../checkpoints/list.js'
import type { ListedFile } from '../../checkpoints/listed.js'
import { fileSize, short } from '../../format.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'
import type { Rows } from './rows.js'
import type { CheckpointsState, Input } from './state.js'

/** The row below the list: what is asked, or else what is to be said. */
export function footerLine(
  { prompt, filter }: CheckpointsState,
  list: ListState,
  { files }: Rows,
  { eta }: Glyphs
): Line {
  switch (prompt?.type) {
    case 'filter':
      return writing('filter', { text: filter, complaint: null }, files.length === 0 ? 'nothing has that' : '')
    case 'rate':
      return writing(`branch with ${eta}`, prompt, `${presentRate(prompt.file, list)}enter alone keeps it`)
    case 'epochs':
      return writing(`all ${prompt.done} epochs are done; go on until epoch`, prompt, '')
    case 'delete': {
      const name = `${nameOf(prompt.file)}, ${fileSize(prompt.file.bytes)}`
      return [
        { text: 'Delete ', tone: 'bold' },
        { text: visible(`${name}?${isBranchPoint(prompt.file, list) ? ' A branch began there.' : ''}`) }
      ]
    }
    case 'export':
      return [{ text: 'Export for  ', tone: 'bold' }, ...choices]
    case undefined:
      return said(list, files, filter)
  }
}

const choices: Line = [
  ...(['o ONNX', 'n NumPy', 's safetensors', 'p PyTorch'] as const).flatMap(choice => [
    { text: choice.slice(0, 1), tone: 'accent' } as const,
    { text: `${choice.slice(1)}   ` }
  ])
]

/** The learning rate that a file says, once it has been read. */
function presentRate({ path }: ListedFile, { notes }: ListState): string {
  const summary = notes.get(path)?.summary
  return summary ? `it was ${short(summary.learningRate)}; ` : ''
}

/** A line that is being written, its cursor, and a remark. */
function writing(name: string, { text, complaint }: Input, remark: string): Line {
  return [
    { text: `${name} `, tone: 'dim' },
    { text: visible(text), tone: 'bold' },
    { text: '_', tone: 'accent' },
    complaint === null ? { text: `  ${remark}`, tone: 'dim' } : { text: `  ${complaint}` }
  ]
}

function said({ problem, news, isListing }: ListState, files: readonly ListedFile[], filter: string): Line {
  const message = problem ?? news
  if (message) return [{ text: visible(message) }]
  if (files.length > 0) return []
  if (isListing) return [{ text: 'reading the folder …', tone: 'dim' }]
  return [
    {
      text: filter === '' ? 'There is none yet: one is saved after every epoch.' : 'Nothing has that: esc shows all.',
      tone: 'dim'
    }
  ]
}

/** Whether a branch that is listed began at a file. */
function isBranchPoint({ run, place }: ListedFile, { facts }: ListState): boolean {
  const isHere = ({ parent }: { readonly parent: { run: string; epoch: number; batch: number } | null }) =>
    parent?.run === run && parent.epoch === place?.epoch && parent.batch === place.batch
  return [...facts.values()].some(isHere)
}
