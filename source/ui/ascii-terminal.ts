/** Whether to draw in ASCII: as `--glyphs` says, or, where that is `auto`, as the environment does. */
export function isAsciiWanted(
  glyphs: 'auto' | 'blocks' | 'ascii',
  environment: Readonly<Record<string, string | undefined>>
): boolean {
  return glyphs === 'ascii' || (glyphs === 'auto' && prefersAscii(environment))
}

/** Whether the environment promises a terminal that knows more than ASCII. */
export function prefersAscii(environment: Readonly<Record<string, string | undefined>>): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG
  return environment.TERM === 'dumb' || (!!locale && !/utf-?8/i.test(locale))
}
