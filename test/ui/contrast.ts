/** Colours as a terminal shows them, and how well one is read on another. */

type Rgb = readonly number[]

/** xterm's sixteen; other terminals have others. */
const xterm16 = [
  ...['000000', 'cd0000', '00cd00', 'cdcd00', '0000ee', 'cd00cd', '00cdcd', 'e5e5e5'],
  ...['7f7f7f', 'ff0000', '00ff00', 'ffff00', '5c5cff', 'ff00ff', '00ffff', 'ffffff']
].map(hex => [0, 2, 4].map(i => Number.parseInt(hex.slice(i, i + 2), 16)))
const cubeSteps = [0, 95, 135, 175, 215, 255]

/** What xterm makes of the parameters of an SGR sequence that ask for a colour: `35`, `103`, `38;5;30`, `48;2;1;2;3`. */
export function rgbOf(code: string): Rgb {
  const [kind, space, ...numbers] = code.split(';').map(Number) as [number, number?, ...number[]]
  if (space === 2) return numbers
  if (space === undefined) return xterm16[kind >= 90 ? (kind % 10) + 8 : kind % 10]!
  const place = numbers[0]!
  if (place < 16) return xterm16[place]!
  if (place >= 232) return [0, 0, 0].map(() => 8 + 10 * (place - 232))
  return [36, 6, 1].map(step => cubeSteps[Math.floor((place - 16) / step) % 6]!)
}

/** Relative luminance as WCAG 2.2 defines it. */
export function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Contrast as WCAG 2.2 defines it: 1 is none, 4.5 what it asks of text, 3 of large text and graphics. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}
