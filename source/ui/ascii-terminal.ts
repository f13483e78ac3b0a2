/** Whether the environment promises a terminal that knows more than ASCII. */
export function prefersAscii(environment: Readonly<Record<string, string | undefined>>): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG
  return environment.TERM === 'dumb' || (!!locale && !/utf-?8/i.test(locale))
}
