import type { ColorDepth } from '../painter/colors.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The colours a terminal shows and the person wants: FORCE_COLOR (0 to 3) says which, whatever else is said; NO_COLOR that
 * there be none, unless it is empty (no-color.org); otherwise Node judges by TERM, COLORTERM and their like.
 */
export function colorDepthOf(
  stream: { getColorDepth(environment?: object): number },
  { NO_COLOR, ...environment }: Environment
): ColorDepth {
  if (NO_COLOR && environment.FORCE_COLOR === undefined) return 1
  return stream.getColorDepth(environment) as ColorDepth
}
