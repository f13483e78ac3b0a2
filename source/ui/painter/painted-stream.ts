import type { Brush } from './brush.js'
import { createScreen } from './screen.js'

/** The size of a terminal that does not tell its own, which is 0 × 0 over some serial lines: Ink would ask other programs. */
const usual = { columns: 80, rows: 24 }

/** The stream as Ink is to see it: what it writes reaches the terminal painted, all else is the stream's own. */
export function paintedStream(stream: NodeJS.WriteStream, brush: Brush): NodeJS.WriteStream {
  const paint = createScreen(brush)
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') {
        return (chunk: string | Uint8Array, ...rest: []) => {
          if (typeof chunk !== 'string') return target.write(chunk, ...rest)
          // A terminal that does not tell its size is as large as Ink takes it to be.
          const size = {
            columns: target.columns || Number.POSITIVE_INFINITY,
            rows: target.rows || Number.POSITIVE_INFINITY
          }
          const painted = paint(chunk, size)
          return painted === '' && rest.length === 0 ? true : target.write(painted, ...rest)
        }
      }
      if (name === 'columns' || name === 'rows') return target[name] || usual[name]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
}
