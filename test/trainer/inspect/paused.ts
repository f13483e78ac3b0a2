import type { Settings } from '../../../source/trainer/protocol.js'
import { asking } from './asking.js'

/** A run that stands still after some mini-batches, and what it tells when asked. */
export async function paused(settings: Settings, batches = 3) {
  const { run, ask } = asking(settings)
  await run.pause()
  await run.step(batches)
  return { run, ask }
}
