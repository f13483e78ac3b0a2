/** What tests run in, without colours, which are asked for by Vitest and no person, and without a developer's own settings. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR, NO_COLOR, ...env } = process.env
  const others = Object.entries(env).filter(([name]) => !name.startsWith('DOWNHILL_'))
  return { ...Object.fromEntries(others), DOWNHILL_CONFIG: 'none' }
}
