import { defineConfig } from 'vitest/config'

// `npm run test:parity`: our exports against those who are to read them, on all of MNIST's test images.
export default defineConfig({ test: { include: ['test/parity/*.test.ts'], testTimeout: 600_000 } })
