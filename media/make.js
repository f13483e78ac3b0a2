// Makes the README's pictures from real runs, each for dark and for light pages. Run with: npm run pictures [-- name …]
import { writeFileSync } from 'node:fs'
import { enter } from './run.js'
import { scenes } from './scenes.js'
import { toSvg } from './svg.js'
import { themes } from './themes.js'

const names = process.argv.slice(2)
for (const { name, play } of scenes) {
  if (names.length > 0 && !names.includes(name)) continue
  for (const [look, theme] of Object.entries(themes)) {
    const place = enter(theme)
    try {
      const { terminal } = await play(place)
      writeFileSync(new URL(`${name}-${look}.svg`, import.meta.url), toSvg(terminal, theme))
    } finally {
      await place.leave()
    }
    console.log(`media/${name}-${look}.svg`)
  }
}
process.exit(0)
