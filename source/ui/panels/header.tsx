import { Box } from 'ink'
import { type Line, mostColumns } from '../charts/line.js'
import { grouped, percent } from '../format.js'
import type { RunState } from '../store.js'
import { visible } from '../visible.js'
import { Mark } from './mark.js'
import { Row } from './row.js'

/** The first row: what is trained, and whether it is being trained. */
export function Header({ state, columns }: { readonly state: RunState; readonly columns: number }) {
  const { ready } = state
  const name: Line = [{ text: ' ' }, { text: 'downhill', tone: 'title' }, { text: '  ' }]
  const description: Line = ready ? [{ text: describe(ready), tone: 'dim' }] : []
  const seed = `  ${ready ? `seed ${ready.recipe.seed}  ` : ''}`
  const status = ` ${statusOf(state)} `
  const room = columns - seed.length - 1
  const right = Math.min(room, mostColumns(status))
  return (
    <Box>
      <Row line={[...name, ...description]} width={room - right} />
      <Row line={[{ text: seed, tone: 'dim' }]} width={seed.length} />
      <Mark state={state} />
      <Row line={[{ text: status }]} width={right} />
    </Box>
  )
}

/** What is learned from stands before what can be looked up, because the row may end early. */
function describe({ sizes, recipe, parameterCount, data }: NonNullable<RunState['ready']>): string {
  const { activation, cost, optimizer, batchSize } = recipe
  return [
    `${sizes.join('-')} ${activation}`,
    ...(data.name === 'mnist' ? [] : [visible(data.name)]),
    ...(data.labels === 'shuffled' ? ['random labels'] : []),
    cost,
    optimizer === 'sgd' ? 'SGD' : optimizer,
    `batch ${batchSize}`,
    `${grouped(parameterCount)} parameters`
  ].join(' · ')
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
