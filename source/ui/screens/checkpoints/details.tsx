import type { Line } from '../../charts/line.js'
import { nameOf } from '../../checkpoints/deeds.js'
import type { ListState } from '../../checkpoints/list.js'
import type { ListedFile } from '../../checkpoints/listed.js'
import type { Size } from '../../layout.js'
import { confusionLines } from '../../panels/confusion-lines.js'
import { Panel } from '../../panels/panel.js'
import { useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { Comparison } from './comparison.js'
import { detailsLayout } from './layout.js'
import { Parts } from './parts.js'
import { nameWidth, resultsOf, settingsOf } from './settings.js'

interface DetailsProps {
  readonly list: ListState
  readonly file: ListedFile | undefined
  /** The one it is compared with. */
  readonly marked: ListedFile | undefined
  readonly size: Size
}

/** What the chosen checkpoint says of itself, or what it does not share with the one that is marked. */
export function Details({ list, file, marked, size }: DetailsProps) {
  const { glyphs } = useTheme()
  const description = file && list.descriptions.get(file.path)
  if (!file || !description) return <Panel title="details" size={size} lines={[missing(list, file)]} />
  const other = marked && marked.path !== file.path ? list.descriptions.get(marked.path) : undefined
  if (other) {
    const [chosen, compared] = [
      { run: file.run, description },
      { run: marked!.run, description: other }
    ]
    return <Comparison chosen={chosen} marked={compared} size={size} />
  }
  const { confusion, dataset, data } = description
  const layout = detailsLayout(size, confusion.length)
  const which = data.validation === 0 ? 'training images' : 'held out'
  const table = [...resultsOf(description), ...settingsOf(description)].map(
    ({ name, value }): Line => [
      { text: name.replace('η', glyphs.eta).padEnd(nameWidth), tone: 'dim' },
      { text: visible(value) }
    ]
  )
  return (
    <Parts layout={layout} description={description} title={visible(nameOf(file))} table={table}>
      {layout.confusion && (
        <Panel
          title={`confusion ${glyphs.dash} ${which}`}
          size={layout.confusion}
          lines={confusionLines(confusion, dataset.classes, layout.confusion, glyphs)}
        />
      )}
    </Parts>
  )
}

function missing({ notes }: ListState, file: ListedFile | undefined): Line {
  const problem = file && notes.get(file.path)?.problem
  if (problem) return [{ text: visible(`${nameOf(file)} can't be used because ${problem}.`) }]
  return [{ text: file ? 'reading …' : '', tone: 'dim' }]
}
