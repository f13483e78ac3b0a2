import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DataError } from '../dataset.js'
import { type Curve, isWide, refuseLarge } from './curve.js'

/** Files of points are small; each step looks at all of them. */
const mostPoints = 10_000
const mostBytes = 1 << 20

/**
 * The points of a file with x and y on each line, between them a comma, a semicolon, a tab or spaces. The first line may name
 * them, and lines may be empty or begin with #.
 * @throws DataError for a file that can't be read, or holds something else.
 */
export async function readPoints(path: string): Promise<Curve> {
  return parsePoints(await read(path), path)
}

async function read(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > mostBytes) throw new DataError(`${path} has ${size} bytes: --points reads files of up to ${mostBytes}.`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof DataError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new DataError(`${path} can't be read (${code}): --points wants a file with x,y on each line.`)
  }
}

const separator = /\s*[,;]\s*|\s+/
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** The points in a file's text, in the order of x. @throws DataError */
export function parsePoints(text: string, path: string): Curve {
  const points: [x: number, y: number][] = []
  let isFirst = true
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const fields = line.trim().split(separator)
    if (fields[0] === '' || fields[0]!.startsWith('#')) continue
    const isPoint = fields.length === 2 && fields.every(field => number.test(field))
    const [x, y] = fields.map(Number) as [number, number]
    if (isPoint && Number.isFinite(x) && Number.isFinite(y)) points.push([x, y])
    else if (!isFirst || fields.length !== 2 || fields.some(field => number.test(field))) {
      throw new DataError(`Line ${i + 1} of ${path} is no point: write x,y with numbers, like 0.5,1.25.`)
    }
    isFirst = false
  }
  if (points.length > mostPoints) {
    throw new DataError(`${path} has ${points.length} points: give at most ${mostPoints}.`)
  }
  points.sort(([one], [other]) => one - other)
  if (points.length < 2 || !isWide(points[0]![0], points.at(-1)![0])) {
    throw new DataError(`${path} has no two points with different x: give at least two lines like 0.5,1.25.`)
  }
  const [x, y] = [Float64Array.from(points, point => point[0]), Float64Array.from(points, point => point[1])]
  refuseLarge(path, x)
  refuseLarge(path, y)
  return { name: basename(path), kind: 'points', x, y }
}
