import { Box } from 'ink'
import { type Line, mostColumns, widthOf } from '../charts/line.js'
import { grouped, percent } from '../format.js'
import type { RunState } from '../store.js'
import { visible } from '../visible.js'
import { Mark } from './mark.js'
import { Row } from './row.js'

/** The first row: what is trained, and whether it is being trained. */
export function Header({ state, columns }: { readonly state: RunState; readonly columns: number }) {
  const { ready } = state
  const name: Line = [{ text: ' ' }, { text: 'downhill', tone: 'title' }, { text: '  ' }]
  const seed = `  ${ready ? `seed ${ready.recipe.seed} ` : ''}`
  const status = ` ${statusOf(state)} `
  const room = columns - seed.length - 1
  const right = Math.min(room, mostColumns(status))
  const text = ready ? fittingParts(describe(ready), room - right - widthOf(name)) : ''
  const description: Line = [{ text, tone: 'dim' }]
  return (
    <Box>
      <Row line={[...name, ...description]} width={room - right} />
      <Row line={[{ text: seed, tone: 'dim' }]} width={seed.length} />
      <Mark state={state} />
      <Row line={[{ text: status }]} width={right} />
    </Box>
  )
}

/** What is learned from stands before what can be looked up, because there may be no room for all of it. */
function describe({ sizes, recipe, parameterCount, data }: NonNullable<RunState['ready']>): string[] {
  const { activation, cost, optimizer, batchSize } = recipe
  return [
    `${sizes.join('-')} ${activation}`,
    ...(data.name === 'mnist' ? [] : [visible(data.name)]),
    ...(data.labels === 'shuffled' ? ['random labels'] : []),
    cost,
    optimizer === 'sgd' ? 'SGD' : optimizer,
    `batch ${batchSize}`,
    `${grouped(parameterCount)} parameters`
  ]
}

/** As many of the parts, from the first on, as there is room for; that one in any case. */
export function fittingParts(parts: readonly string[], room: number): string {
  const text = parts.join(' · ')
  return parts.length <= 1 || mostColumns(text) <= room ? text : fittingParts(parts.slice(0, -1), room)
}

function statusOf({ phase, test, loading }: RunState): string {
  switch (phase) {
    case 'loading':
      return visible(loading)
    case 'stopped':
      return 'saving'
    case 'finished':
      return test ? `finished · test ${percent(test.accuracy)}` : 'finished'
    case 'training':
    case 'paused':
    case 'diverged':
    case 'failed':
      return phase
  }
}
