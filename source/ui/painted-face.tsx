import { App } from './app.js'
import type { Body, Face } from './face.js'
import { InspectorContext } from './inspector.js'
import { SurveysContext } from './landscape/context.js'
import { createMouse, MouseContext } from './mouse/mouse.js'
import { screenOptions } from './painter/screen-options.js'
import { ThemeContext } from './theme.js'

/** The dashboard to be seen: the whole screen, painted. */
export function paintedFace({ store, list, inspector, surveys, look, send, suspend }: Body): Face {
  const mouse = createMouse(process.stdin, process.stdout)
  const { theme, options } = screenOptions(look, mouse.output)
  const tree = (
    <ThemeContext value={theme}>
      <InspectorContext value={inspector}>
        <SurveysContext value={surveys}>
          <MouseContext value={mouse}>
            <App store={store} list={list} send={send} suspend={suspend} />
          </MouseContext>
        </SurveysContext>
      </InspectorContext>
    </ThemeContext>
  )
  return { tree, options: { ...options, stdin: mouse.input } }
}
