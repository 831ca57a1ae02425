import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // It reads /proc.
  testIgnore: process.platform === 'linux' ? [] : ['adb.spec.ts'],
  globalSetup: './e2e/make-pictures.ts',
  // Each test drives a whole app, its phone and its adb server; the machine is not shared out among several.
  workers: 1,
  timeout: 240_000,
  // What is waited for comes later on a busy machine.
  expect: { timeout: 60_000 },
  forbidOnly: true,
  retries: 0,
  outputDir: 'test-results',
  reporter: 'list',
})
