import { defineConfig } from 'vitest/config'

/**
 * Tests of pure parts, of screens and of commands, which leave nothing behind: files of theirs share a process, and need not
 * load all anew.
 */
const pure = ['test/{ui,cli,engine,kernels,dataset,checkpoint,bench}/**/*.test.{ts,tsx}', 'test/*.test.ts']
/** Puts something else in the place of a module, which nobody else should see, or measures the memory of its process. */
const alone = [
  'test/dataset/hostile/hostile.test.ts',
  'test/ui/checkpoints/deeds.test.ts',
  'test/checkpoint/load.test.ts',
  'test/cli/commands/checkpoints/unreadable.test.ts'
]

// `test/parity` needs more than Node and npm, and has a command of its own: `npm run test:parity`.
// A project does not hear of --mode by itself, which says whether the long version of a test is wanted.
export default defineConfig(({ mode }) => ({
  // The development way of making elements is not there in React's production build, which NODE_ENV asks for.
  oxc: { jsx: { development: false } },
  test: {
    // Ink colours its text as this says; without it frames would differ from terminal to pipe.
    env: { FORCE_COLOR: '3', NODE_ENV: 'production' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many wait for programs and terminals, and let others go on meanwhile.
    maxWorkers: 3,
    projects: [
      { extends: true, mode, test: { name: 'pure', include: pure, exclude: alone, isolate: false } },
      {
        extends: true,
        mode,
        test: {
          name: 'whole',
          include: ['test/{crash,terminal,trainer}/**/*.test.ts', ...alone]
        }
      }
    ]
  }
}))
