import { train } from '../dist/trainer/train.js'
import { machine } from './machine.js'
import { nonzeroPixels } from './mnist.js'
import { peakMemory } from './peak-memory.js'
import { progress } from './progress.js'
import { median } from './statistics.js'
import { short, table, wrapped } from './table.js'
import { layOut } from './training.js'

const widths = [16, 32, 64, 128, 256, 512, 1024, 2048]
const batchSizes = [10, 32, 64, 128, 256]
const depths = [1, 2, 3]
/** What is held fixed while the other one varies. */
const usualDepth = 2
const usualBatch = 64

/** Enough images for a few mini-batches; the cost of a mini-batch does not depend on how many there are behind it. */
const images = 4096
const leastBatches = 5
const leastSeconds = 0.25

/** Prints how the cost of a mini-batch grows with width, depth and batch size, and the memory of a very large network. */
export async function scale() {
  console.log(
    'Time of a mini-batch: ReLU, cross-entropy, SGD, one thread; median of the mini-batches of a quarter second or more.'
  )
  console.log(machine())
  const nonzero = await nonzeroPixels()
  const byBatch = []
  const byDepth = []
  for (const width of widths) {
    byBatch.push([width, await timed(batchSizes, batch => ({ width, depth: usualDepth, batch }), nonzero)])
    byDepth.push([width, await timed(depths, depth => ({ width, depth, batch: usualBatch }), nonzero)])
  }
  show(`${usualDepth} hidden layers: ms a mini-batch, and ps for each weight and example`, 'batch', batchSizes, byBatch)
  show(`batch ${usualBatch}: ms a mini-batch, and ps for each weight and example`, 'hidden layers', depths, byDepth)
  console.log(
    wrapped(
      `Of the first layer's weights those of the ${nonzero.toFixed(0)} pixels of an image that are not zero are counted, as no others are ` +
        'visited. Where a column of ps stands still from row to row, cost grows linearly with weights × examples.'
    )
  )
  await peakMemory()
}

async function timed(values, shapeOf, nonzero) {
  const cells = []
  for (const value of values) {
    const { width, depth, batch } = shapeOf(value)
    progress(`width ${width}, ${depth} hidden layers, batch ${batch}`)
    const seconds = await secondsOfBatch(new Array(depth).fill(width), batch)
    const weights = nonzero * width + (depth - 1) * width * width + width * 10
    cells.push({ milliseconds: seconds * 1e3, picoseconds: (seconds * 1e12) / (weights * batch) })
  }
  return cells
}

async function secondsOfBatch(layers, batch) {
  const flags = {
    layers: layers.join(','),
    activation: 'relu',
    cost: 'cross-entropy',
    optimizer: 'sgd',
    learningRate: '0.01',
    batchSize: `${batch}`,
    validation: '0',
    epochs: '1000'
  }
  const run = await layOut(flags, 1, firstImages)
  const seconds = []
  let total = 0
  let begun = performance.now()
  for (const moment of train(run)) {
    if (moment === 'batch' || moment === 'epoch' || moment === 'evaluated') {
      const now = performance.now()
      // The first ones find nothing in the caches, and the code not yet compiled as well as it will be.
      if (moment === 'batch' && run.epoch + run.batch > 2 && run.batch > 1) {
        seconds.push((now - begun) / 1000)
        total += seconds.at(-1)
      }
      if (total >= leastSeconds && seconds.length >= leastBatches) break
      begun = now
    }
  }
  return median(seconds)
}

/** The data set without most of its images. */
function firstImages(dataset) {
  const cut = ({ pixels, labels }, count) => ({
    pixels: pixels.subarray(0, (pixels.length / labels.length) * count),
    labels: labels.subarray(0, count)
  })
  return { ...dataset, train: cut(dataset.train, images), test: cut(dataset.test, 1) }
}

function show(title, what, heads, lines) {
  progress('')
  const rows = [
    ['width', ...heads.map(head => `${what} ${head}`)],
    ...lines.map(([width, cells]) => [
      width,
      ...cells.map(({ milliseconds, picoseconds }) => `${short(milliseconds)}  ${picoseconds.toFixed(0).padStart(4)}`)
    ])
  ]
  console.log(`\n${title}\n${table(rows).join('\n')}`)
}
