/**
 * Controls (C0, DEL and C1, and so every escape sequence), line separators, characters that reorder or hide text or have no
 * width, private ones, by which the painter knows pictures and rows, and halves of surrogate pairs.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/** Text from outside (a class name, a path, metadata, an argument) made safe for a terminal: what is unseen is shown as escapes. */
export function visible(text: string): string {
  return text.replace(unseen, character => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}

/** A value as JSON that is safe for a terminal, too: the same value, with escapes of JSON's own for what is unseen. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(unseen, character =>
    // A character beyond the first 65,536 is two of JSON's.
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`
    ).join('')
  )
}
