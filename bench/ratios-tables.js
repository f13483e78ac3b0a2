import { flopOfEpoch } from './flop.js'
import { trainingImages } from './mnist.js'
import { median, spread } from './statistics.js'
import { percent, short, withSpread } from './table.js'

const times = seconds => `${short(seconds)} s`

/** Ours beside PyTorch: seconds an epoch, and how many times faster ours is. */
export function ratioRows(results, choices) {
  const names = choices.map(({ threads }) => `${threads} thread${threads > 1 ? 's' : ''}`)
  const head = ['network', ...names, 'PyTorch', ...names.map(name => `ratio, ${name}`)]
  const rows = results.map(({ network, ours, pytorch }) => [
    network.name,
    ...choices.map(({ threads }) => times(median(ours.get(threads).flat()))),
    pytorch ? times(median(pytorch.flat())) : '–',
    ...choices.map(({ threads }) => (pytorch ? withSpread(ratioOf(ours.get(threads), pytorch), ratio) : '–'))
  ])
  return [head, ...rows]
}

const ratio = value => `${value.toFixed(1)}×`

/** Round by round: what the machine does else slows both sides of a round down. */
function ratioOf(ours, pytorch) {
  return spread(ours.map((seconds, round) => median(pytorch[round]) / median(seconds)))
}

/** Images a second, arithmetic a second, and its share of the most a plain loop does on as many threads. */
export function workRows(results, choices, peaks, nonzero, there) {
  const rows = results.flatMap(({ network, ours }) =>
    choices.map(({ threads }) => {
      const seconds = median(ours.get(threads).flat())
      const perSecond = flopOfEpoch(network, trainingImages, nonzero, there.get(network)) / seconds
      const images = Math.round(trainingImages / seconds / 1000)
      const share = percent(perSecond / peaks.get(threads), 0)
      return [network.name, threads, `${images.toLocaleString('en')} k`, (perSecond / 1e9).toFixed(1), share]
    })
  )
  return [['network', 'threads', 'images/s', 'GFLOP/s', 'of the peak'], ...rows]
}

/** Libraries that were not interleaved with ours. */
export function otherRows(others, results) {
  const rows = others.map(({ name, network, images, seconds }) => {
    const own = results.find(result => result.network === network).ours
    const time = median(seconds)
    const faster = time / median([...own.values()][0].flat())
    return [
      `${name}, ${network.name}`,
      images.toLocaleString('en'),
      times(time),
      short(trainingImages / time),
      `${short(faster)}×`
    ]
  })
  return [['library, network', 'images timed', 'an epoch', 'images/s', 'ours is'], ...rows]
}
