import { render } from 'ink'
import { vi } from 'vitest'
import type { Drawing } from '../../source/dataset/drawn.js'
import type { InspectAnswer, InspectRequest } from '../../source/trainer/inspect/request.js'
import type { Command, Event } from '../../source/trainer/protocol.js'
import { App } from '../../source/ui/app.js'
import type { CheckpointList } from '../../source/ui/checkpoints/list.js'
import { createInspector, InspectorContext } from '../../source/ui/inspector.js'
import { SurveysContext } from '../../source/ui/landscape/context.js'
import { noSurvey, type Surveys } from '../../source/ui/landscape/surveys.js'
import { MouseContext } from '../../source/ui/mouse/mouse.js'
import type { MouseReport } from '../../source/ui/mouse/reports.js'
import type { Brush } from '../../source/ui/painter/brush.js'
import type { ColorDepth } from '../../source/ui/painter/colors.js'
import { createStore } from '../../source/ui/store.js'
import { blocks, type Glyphs, ThemeContext } from '../../source/ui/theme.js'
import { fakeTerminal } from './fake-terminal.js'
import { fixedList } from './fixed-list.js'
import { asciiOf, drawnBy, paintedAt, textOf } from './painted.js'

interface Terminal {
  readonly columns: number
  readonly rows: number
  readonly events?: readonly Event[]
  readonly glyphs?: Glyphs
  readonly list?: CheckpointList
  readonly surveys?: Surveys
  /** What the worker answers when it is asked about the network; nothing where it is silent. */
  readonly answerTo?: (request: InspectRequest) => InspectAnswer
  /** What becomes of a drawing that is kept. */
  readonly keep?: (drawing: Drawing) => Promise<string>
}

const noSurveys: Surveys = { state: () => noSurvey, subscribe: () => () => {}, begin: () => {} }

/** Taken before a test puts its own clock in place: React does some of its work after the present. */
const { setImmediate } = globalThis
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve))
}

/** The dashboard on a terminal that is not there. Wants fake timers, so that spinner and store wait for the test. */
export function showApp({
  columns,
  rows,
  events = [],
  glyphs = blocks,
  list = fixedList().list,
  answerTo,
  surveys = noSurveys,
  keep
}: Terminal) {
  const { stdout, options, press } = fakeTerminal(columns, rows)
  const store = createStore()
  for (const event of events) store.apply(event)
  const commands: Command[] = []
  let suspensions = 0
  const inspector = createInspector(command => {
    const answer = command.type === 'inspect' && answerTo?.(command.request)
    if (answer) queueMicrotask(() => inspector.hear({ type: 'inspected', id: command.id, answer }))
  })
  const hands = new Set<(report: MouseReport) => void>()
  const listen = (hand: (report: MouseReport) => void) => {
    hands.add(hand)
    return () => void hands.delete(hand)
  }
  const app = render(
    <ThemeContext value={{ glyphs, accent: 'cyan' }}>
      <InspectorContext value={inspector}>
        <SurveysContext value={surveys}>
          <MouseContext value={{ listen }}>
            <App
              store={store}
              list={list}
              send={command => commands.push(command)}
              suspend={() => suspensions++}
              {...(keep && { keep })}
            />
          </MouseContext>
        </SurveysContext>
      </InspectorContext>
    </ThemeContext>,
    options
  )
  return {
    /** What was asked of the worker, in order. */
    commands,
    /** How often the terminal was to be lent to the shell. */
    suspensions: () => suspensions,
    /** The cells of the screen as a brush draws them. */
    drawn: (brush: Brush) => drawnBy(stdout.frame, brush),
    /** The screen as a terminal of that colour depth gets it. */
    painted: (depth: ColorDepth) => paintedAt(stdout.frame, depth),
    /** The screen as a terminal gets it that knows ASCII alone. */
    inAscii: () => asciiOf(stdout.frame),
    /** The screen without any colour. */
    lines: () => textOf(stdout.frame),
    async tell(...told: readonly Event[]) {
      for (const event of told) store.apply(event)
      await vi.advanceTimersByTimeAsync(100)
    },
    /** Keys as a terminal sends them, in one piece. */
    press,
    /** Whether anybody wants to hear of the mouse. */
    isMouseWanted: () => hands.size > 0,
    /** Presses a button in one cell, counted from 0, and lets it go in the last one. */
    async drag(button: MouseReport['button'], ...cells: readonly (readonly [column: number, row: number])[]) {
      const tell = (type: MouseReport['type'], [column, row]: readonly [number, number]) => {
        for (const hand of [...hands]) hand({ type, button, column, row })
      }
      cells.forEach((cell, i) => {
        tell(i === 0 ? 'press' : 'drag', cell)
      })
      tell('release', cells.at(-1)!)
      await vi.advanceTimersByTimeAsync(40)
    },
    /** Until what was asked of the worker is answered, and what is asked because of that. */
    async rest() {
      for (let turn = 0; turn < 4; turn++) {
        await settled()
        await vi.advanceTimersByTimeAsync(20)
      }
    },
    async resize(newColumns: number, newRows: number) {
      Object.assign(stdout, { columns: newColumns, rows: newRows })
      stdout.emit('resize')
      await settled()
    },
    close: () => app.unmount()
  }
}
