import headless from '@xterm/headless'
import { expect, it } from 'vitest'

const media = (name: string): string => new URL(`../media/${name}.js`, import.meta.url).href
const { toSvg } = (await import(media('svg'))) as { toSvg: (terminal: headless.Terminal, theme: object) => string }
const { themes } = (await import(media('themes'))) as { themes: { dark: { ink: string; sixteen: readonly string[] } } }
const { ink, sixteen } = themes.dark

/** What is drawn of a terminal of 8 × 2 on which a text has been written, without the paper. */
async function drawn(text: string): Promise<string> {
  const terminal = new headless.Terminal({ cols: 8, rows: 2, allowProposedApi: true })
  await new Promise<void>(resolve => terminal.write(text, resolve))
  const lines = toSvg(terminal, themes.dark).trim().split('\n')
  return lines.slice(2, -1).join('\n')
}

const pixels = (color: string, path: string) =>
  `<path stroke="${color}" stroke-width="10" shape-rendering="crispEdges" d="${path}"/>`
const words = (style: string, text: string) => `<g ${style}>${text}</g>`

it.each([
  [
    'letters of one style as one text',
    'a b&c',
    words(`fill="${ink}"`, '<text x="0" y="15" textLength="50">a b&amp;c</text>')
  ],
  [
    'what is not in ASCII, and what stands far off, each in its place',
    'η1  2',
    words(
      `fill="${ink}"`,
      ['<text x="0" y="15">η</text>', '<text x="10" y="15">1</text>', '<text x="40" y="15">2</text>'].join('')
    )
  ],
  ['bold text', '\u001b[1mx', words(`fill="${ink}" font-weight="bold"`, '<text x="0" y="15">x</text>')],
  ['dim text between ink and paper', '\u001b[2mx', words('fill="#94999f"', '<text x="0" y="15">x</text>')],
  ['the theme’s own colours', '\u001b[36mx', words(`fill="${sixteen[6]}"`, '<text x="0" y="15">x</text>')],
  ['colours of the 256', '\u001b[38;5;30mx', words('fill="#008787"', '<text x="0" y="15">x</text>')],
  [
    'neighbours of a colour as one row of pixels, in halves of a cell',
    '\u001b[38;2;255;0;0;48;2;0;0;255m▀▀\u001b[0m',
    `${pixels('#ff0000', 'M0 5h20')}\n${pixels('#0000ff', 'M0 15h20')}`
  ],
  [
    'what is inverse with its colours changed over',
    '\u001b[7mx',
    `${pixels(ink, 'M0 5h10M0 15h10')}\n${words('fill="#0d1117"', '<text x="0" y="15">x</text>')}`
  ],
  ['a line as one stroke', '\r\n──', `<path fill="none" stroke="${ink}" stroke-width="1.3" d="M0 30h20"/>`],
  ['the dots of braille', '⠉', `<path stroke="${ink}" stroke-width="3.4" stroke-linecap="round" d="M3 3h0M7 3h0"/>`],
  ['parts of blocks', '▁▌', `<path fill="${ink}" shape-rendering="crispEdges" d="M0 20v-2.5h10v2.5zM10 0h5v20h-5z"/>`]
])('a picture of a terminal has %s', async (_, text, expected) => {
  expect(await drawn(text)).toBe(expected)
})
