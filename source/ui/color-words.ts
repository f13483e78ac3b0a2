import type { Glyphs } from './theme.js'

/** Text about the colours of pictures as it holds on this terminal: where there are none, characters stand for them. */
export function colorWords(text: string, { positive, negative }: Pick<Glyphs, 'positive' | 'negative'>): string {
  if (positive === 'red') return text
  const standIns: Readonly<Record<string, string>> = { red: positive, blue: negative, white: 'blanks' }
  return text.replace(/\b(red|blue|white)\b/g, color => standIns[color]!)
}
