import { useRef } from 'react'

/** Share of the time that a picture which follows training may take to make, at most. */
const mostShare = 0.1

/**
 * What `make` makes of things that change in place, such as weights: anew when something else is `wanted`, and
 * otherwise with every `moment`, but while the run is `moving` not so often that it takes more than a tenth of the time. `make`
 * is given what it made before of the same.
 */
export function useLive<Made>(
  wanted: readonly unknown[],
  moment: string,
  pace: 'moving' | 'resting',
  make: (before: Made | undefined) => Made
): Made {
  const last = useRef<{ wanted: readonly unknown[]; moment: string; made: Made; at: number; took: number }>(undefined)
  const now = performance.now()
  const { current } = last
  const isSame = current?.wanted.every((one, i) => one === wanted[i]) ?? false
  if (
    current &&
    isSame &&
    (current.moment === moment || (pace === 'moving' && now - current.at < current.took / mostShare))
  )
    return current.made
  const made = make(current && isSame && pace === 'moving' ? current.made : undefined)
  last.current = { wanted, moment, made, at: now, took: performance.now() - now }
  return made
}
