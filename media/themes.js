/** How terminals look that the pictures are taken from: paper, ink, and the sixteen colours, as on GitHub's dark and light pages. */
export const themes = {
  dark: {
    paper: '#0d1117',
    ink: '#e6edf3',
    edge: '#30363d',
    darkness: '15;0',
    sixteen: [
      ...['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4'],
      ...['#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff']
    ]
  },
  light: {
    paper: '#ffffff',
    ink: '#1f2328',
    edge: '#d1d9e0',
    darkness: '0;15',
    sixteen: [
      ...['#24292f', '#cf222e', '#116329', '#4d2d00', '#0969da', '#8250df', '#1b7c83', '#6e7781'],
      ...['#57606a', '#a40e26', '#1a7f37', '#633c01', '#218bff', '#a475f9', '#3192aa', '#8c959f']
    ]
  }
}

/** A colour of 256 by its number, as xterm has them: the theme's sixteen, a cube of 6 × 6 × 6, and 24 greys. */
export function indexedColor(index, { sixteen }) {
  if (index < 16) return sixteen[index]
  if (index >= 232) return hex(Array(3).fill(8 + 10 * (index - 232)))
  const steps = [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6]
  return hex(steps.map(step => (step === 0 ? 0 : 55 + 40 * step)))
}

/** One colour over another, as opaque as `share` says. */
export function mixed(over, under, share) {
  const [upper, lower] = [over, under].map(color => [1, 3, 5].map(i => Number.parseInt(color.slice(i, i + 2), 16)))
  return hex(upper.map((part, i) => Math.round(share * part + (1 - share) * lower[i])))
}

export function hex(parts) {
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}
