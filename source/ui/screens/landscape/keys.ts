import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'
import { comparableRuns } from './comparable.js'

export type LandscapeAction = 'surveyAgain' | 'switchDirections' | 'switchScale' | 'nextOther'

const on = 'landscape'
const isSeen = ({ view }: Situation) => topOf(view) === on

export const landscapeBindings: readonly Binding<LandscapeAction>[] = [
  {
    keys: ['r'],
    action: 'surveyAgain',
    on,
    shown: 'r',
    hint: () => 'survey anew',
    help: 'Surveys anew, around where the network is now.',
    available: isSeen
  },
  {
    keys: ['d'],
    action: 'switchDirections',
    on,
    shown: 'd',
    hint: ({ view }) => (view.landscape.directions === 'path' ? 'random' : 'own way'),
    help: 'Switches the directions: along the run’s way, or random.',
    available: isSeen
  },
  {
    keys: ['c'],
    action: 'nextOther',
    on,
    shown: 'c',
    hint: () => 'compare',
    help: 'Draws the way of another run with the same network beside it.',
    available: situation => isSeen(situation) && comparableRuns(situation.list, situation.run).length > 0
  },
  {
    keys: ['L'],
    action: 'switchScale',
    on,
    shown: 'L',
    hint: ({ view }) => (view.landscape.scale === 'log' ? 'linear' : 'log'),
    help: 'Switches between a logarithmic scale of cost and a linear one.',
    available: isSeen
  }
]
