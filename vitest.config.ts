import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The development way of making elements is not there in React's production build, which NODE_ENV asks for.
  oxc: { jsx: { development: false } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // What needs more than Node and npm has a command of its own: `npm run test:parity`.
    exclude: ['test/parity/**'],
    // Ink colours its text as this says; without it frames would differ from terminal to pipe.
    env: { FORCE_COLOR: '3', NODE_ENV: 'production' },
    testTimeout: 60_000
  }
})
