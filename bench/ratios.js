import { activationsThere } from './activations.js'
import { choose } from './choose.js'
import { machine } from './machine.js'
import { nonzeroPixels, trainingImages } from './mnist.js'
import { flagsOf, networks } from './networks.js'
import { measureSpeed } from './peak.js'
import { missingPeers, passes, pythonEpochs, scaledEpochs, slowPeers } from './peers.js'
import { threadChoices, trainProgram, withFolder } from './program.js'
import { progress } from './progress.js'
import { findPython } from './python.js'
import { otherRows, ratioRows, workRows } from './ratios-tables.js'
import { spread } from './statistics.js'
import { percent, table, withSpread, wrapped } from './table.js'

/** Prints how fast ours trains, beside PyTorch, NumPy, TensorFlow.js and ConvNetJS, all in this one run. */
export async function ratios({ rounds, only }) {
  const chosen = choose(networks, only)
  const choices = await threadChoices()
  const torch = await findPython('torch')
  console.log(`Seconds an epoch of ${trainingImages.toLocaleString('en')} shuffled MNIST images: training alone.`)
  console.log(machine())
  const peer = torch.missing
    ? `is skipped: ${torch.missing}`
    : `${torch.version} with ${torch.blas}, one thread, ${torch.python}`
  console.log(wrapped(`PyTorch ${peer}.`))
  if (choices.length === 1) console.log('Two threads are skipped: the program does not know --threads.')

  const results = []
  for (const network of chosen) results.push(await interleaved(network, choices, torch, rounds))
  const speeds = results.flatMap(result => result.speeds)
  show('ours against PyTorch, round by round: median ratio (lowest…highest)', ratioRows(results, choices))
  console.log(
    wrapped(
      `Medians over ${rounds} rounds; each times ours and PyTorch in turn, in fresh processes whose first epoch is not counted.`
    )
  )

  const peaks = new Map()
  for (const { threads } of choices) peaks.set(threads, (await measureSpeed(threads)).best)
  const most = choices.at(-1).threads
  peaks.set(most, Math.max(peaks.get(most), ...speeds.map(({ best }) => best)))
  const nonzero = await nonzeroPixels()
  const there = new Map()
  for (const network of chosen) {
    progress(`${network.name}: counting zeros`)
    there.set(network, await activationsThere(network))
  }
  show('what ours does', workRows(results, choices, peaks, nonzero, there))
  console.log(
    wrapped(
      'GFLOP/s: 2 for each multiply-add that is done (bench/flop.js): in the first layer for the ' +
        `p = ${nonzero.toFixed(1)} pixels of an image that are not zero, behind it for the activations that are not, ` +
        `${[...there].map(sharesOf).join('; ')}; ` +
        'and 13 for each parameter of a step of Adam. Peak: a multiply and add loop ' +
        'in registers, WebAssembly SIMD without fused multiply-add, measured now: ' +
        `${[...peaks].map(([threads, peak]) => `${(peak / 1e9).toFixed(1)} GFLOP/s ${onThreads(threads)}`).join(', ')}.`
    )
  )
  const left = spread(speeds.map(({ average }) => average / peaks.get(most)))
  console.log(
    wrapped(
      `Between the rounds ${most === 1 ? 'one thread' : `${most} threads`} had ${withSpread(left, share => percent(share, 0))} of ` +
        'this peak: whatever else runs on these cores, or beside a virtual machine on its host, has the rest.'
    )
  )

  const others = await slowOnes(chosen)
  for (const line of others.skipped) console.log(wrapped(line))
  if (others.times.length > 0) {
    show('others, one thread', otherRows(others.times, results))
    console.log(
      wrapped(
        `TensorFlow.js and ConvNetJS: medians of ${passes} passes over that many images, scaled to an epoch. ConvNetJS has no Adam.`
      )
    )
  }
}

/**
 * Seconds of the counted epochs of each round, ours by number of threads; null for PyTorch where there is none; and how fast
 * the machine was after each.
 */
async function interleaved(network, choices, torch, rounds) {
  const ours = new Map(choices.map(({ threads }) => [threads, []]))
  const pytorch = torch.missing ? null : []
  const speeds = []
  for (let round = 0; round < rounds; round++) {
    for (const [place, { threads, flags }] of choices.entries()) {
      progress(`${network.name}: round ${round + 1} of ${rounds}, ours with ${threads}`)
      ours.get(threads).push(await ourEpochs(network, flags))
      if (place > 0 || !pytorch) continue
      progress(`${network.name}: round ${round + 1} of ${rounds}, PyTorch`)
      pytorch.push(await pythonEpochs(torch, 'pytorch.py', network, network.peerEpochs))
    }
    speeds.push(await measureSpeed(choices.at(-1).threads))
  }
  return { network, ours, pytorch, speeds }
}

function ourEpochs(network, flags) {
  return withFolder(async checkpoints => {
    const epochs = `${network.epochs + 1}`
    const { ready, epochs: trained } = await trainProgram({ ...flagsOf(network), ...flags, epochs, checkpoints })
    if (ready.data.training !== trainingImages) throw new Error(`Ours trained on ${ready.data.training} images.`)
    return trained.slice(1).map(({ seconds }) => seconds)
  })
}

const sharesOf = ([{ sizes }, shares]) => `${sizes.join('-')}: ${shares.map(share => percent(share, 0)).join(', ')}`

const onThreads = threads => (threads === 1 ? 'on one thread' : `on ${threads}`)

/** The libraries that need no interleaving, because they are far behind. */
async function slowOnes(chosen) {
  const times = []
  const skipped = []
  const [first] = networks
  const numpy = await findPython('numpy')
  if (numpy.missing) skipped.push(`NumPy is skipped: ${numpy.missing}.`)
  else if (chosen.includes(first)) {
    progress(`${first.name}: NumPy`)
    const name = `NumPy ${numpy.version} with ${numpy.blas}`
    times.push({
      name,
      network: first,
      images: trainingImages,
      seconds: await pythonEpochs(numpy, 'numpy_sgd.py', first, passes)
    })
  }
  const missing = missingPeers()
  if (missing) skipped.push(`TensorFlow.js and ConvNetJS are skipped: ${missing}.`)
  else {
    for (const network of chosen) {
      for (const peer of slowPeers.filter(({ trains }) => trains(network))) {
        progress(`${network.name}: ${peer.name}`)
        times.push({ name: peer.name, network, images: network.subset, seconds: await scaledEpochs(peer, network) })
      }
    }
  }
  return { times, skipped }
}

function show(title, rows) {
  progress('')
  console.log(`\n${title}`)
  for (const line of table(rows, '  ')) console.log(line)
}
