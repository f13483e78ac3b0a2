/**
 * Text from outside (a class name, a path, metadata, an argument) made safe for a terminal: control characters (C0, DEL,
 * C1, and so every escape sequence), line separators, and characters that reorder or hide text are shown as escapes.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Co}|\p{Cs}/gu,
    character => `\\u{${character.codePointAt(0)!.toString(16)}}`
  )
}
