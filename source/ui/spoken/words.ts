import { grouped } from '../format.js'

/** Numbers and lists as they are spoken: no signs that a screen reader skips or spells. */

/** 0.9482 → 94.82 percent */
export function spokenShare(share: number): string {
  return `${(share * 100).toFixed(2)} percent`
}

/** 75 → 1 minute 15 seconds, 7200 → 2 hours, 0.2 → less than a second */
export function spokenTime(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 1) return 'less than a second'
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second']
  ] as const
  // Who waits for hours does not count seconds.
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => counted(count, unit))
    .join(' ')
}

/** 1 neuron, 16 neurons, 2 mini-batches */
export function counted(count: number, noun: string): string {
  const plural = noun.endsWith('tch') ? `${noun}es` : `${noun}s`
  return `${grouped(count)} ${count === 1 ? noun : plural}`
}

/** a, b and c */
export function enumerated(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** A sentence with its capital letter and its full stop, made of words that may lack them. */
export function sentence(words: string): string {
  const text = words.trim()
  if (text === '') return ''
  return `${text[0]!.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}
