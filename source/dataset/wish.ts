import type { DataChoice, DataSource, Dataset, DataWish } from './dataset.js'

/** Held out where nobody says how many: as many as of MNIST's 60,000 training images. */
const mostHeldOut = 10_000
const heldOutShare = 1 / 6

/** What a wish comes to for a data set. */
export function settle(wish: DataWish, { train }: Dataset): DataChoice {
  const validation = wish.validation ?? Math.min(mostHeldOut, Math.floor(train.labels.length * heldOutShare))
  return { ...wish, validation }
}

/** What is odd about a data set in one sentence, which names the first few problems; none without problems. */
export function odd({ problems = [] }: Dataset, { data }: DataSource): string[] {
  if (problems.length === 0) return []
  const [first] = problems as [(typeof problems)[0]]
  const more =
    problems.length === 1
      ? ''
      : `, and ${problems.length - 1} more ${problems.length === 2 ? 'thing is' : 'things are'} odd`
  return [`${first.path} ${first.what}${more}: see downhill data ${data}.`]
}
