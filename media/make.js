// Makes the README's pictures from real runs, each for dark and for light pages. Run with: npm run pictures [-- name …]
import { writeFileSync } from 'node:fs'
import { startDownhill } from './run.js'
import { scenes } from './scenes.js'
import { themes, toSvg } from './svg.js'

const names = process.argv.slice(2)
for (const { name, flags, play } of scenes) {
  if (names.length > 0 && !names.includes(name)) continue
  const program = startDownhill(flags)
  await play(program)
  program.close()
  for (const [theme, colors] of Object.entries(themes)) {
    writeFileSync(new URL(`${name}-${theme}.svg`, import.meta.url), toSvg(program.terminal, colors))
  }
  console.log(`media/${name}-{${Object.keys(themes)}}.svg`)
}
process.exit(0)
