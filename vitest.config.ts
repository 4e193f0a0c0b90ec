import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,connectors,simulators,scripts}/**/*.test.ts', 'e2e/**/*.spec.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['src/db/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
  },
})
