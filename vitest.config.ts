import { defineConfig } from 'vitest/config'

/** Unit tests that put something else in the place of a module: only there where nobody has loaded it before. */
const mocking = ['src/**/scan-library.test.ts']

const integration = {
  testTimeout: 240_000,
  hookTimeout: 240_000,
  // What is waited for comes later on a busy machine.
  expect: { poll: { timeout: 30_000 } },
}

export default defineConfig({
  test: {
    // Each integration test has an adb server and folders of its own, and mostly waits.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['src/**/*.int.test.ts', ...mocking],
          // Loading each module anew for each file takes longer than the tests.
          isolate: false,
          testTimeout: 240_000,
        },
      },
      { test: { name: 'unit-mocking', include: mocking, testTimeout: 240_000 } },
      {
        test: {
          ...integration,
          name: 'integration',
          include: ['src/**/*.int.test.ts', 'test/**/*.int.test.ts'],
        },
      },
    ],
  },
})
