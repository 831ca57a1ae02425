import { describe, expect, test } from 'vitest'
import { failure, readPlaywrightReport, readVitestReport, sumResults } from './sum-reports.mjs'

const vitest = changes => ({
  numTotalTests: 3,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...changes,
})

const playwright = changes => ({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0, ...changes } })

describe('readVitestReport', () => {
  test('counts what passed', () => {
    expect(readVitestReport(vitest(), 0)).toEqual({ passed: 3, failed: 0, complaints: [] })
  })

  test('counts a file that does not load as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(readVitestReport(vitest({ testResults }), 1)).toMatchObject({ passed: 3, failed: 1 })
  })

  test('does not count a failed test a second time for its file', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
    const report = vitest({ numPassedTests: 2, numFailedTests: 1, testResults })
    expect(readVitestReport(report, 1)).toEqual({ passed: 2, failed: 1, complaints: [] })
  })

  test('counts skipped and planned tests as failed', () => {
    const report = vitest({ numPassedTests: 1, numPendingTests: 1, numTodoTests: 1 })
    expect(readVitestReport(report, 0)).toMatchObject({ passed: 1, failed: 2 })
  })

  test('fails when all tests passed but the run did not, as after an unhandled rejection', () => {
    expect(readVitestReport(vitest(), 1)).toMatchObject({ passed: 3, failed: 1 })
  })

  test('fails without a report and without a test', () => {
    expect(readVitestReport(undefined, 137)).toMatchObject({ passed: 0, failed: 1 })
    const empty = vitest({ numTotalTests: 0, numPassedTests: 0, testResults: [] })
    expect(readVitestReport(empty, 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('readPlaywrightReport', () => {
  test('counts what passed', () => {
    expect(readPlaywrightReport(playwright(), 0)).toEqual({ passed: 2, failed: 0, complaints: [] })
  })

  test('counts flaky and skipped tests as failed', () => {
    expect(readPlaywrightReport(playwright({ flaky: 1, skipped: 2 }), 0)).toMatchObject({
      passed: 2,
      failed: 3,
    })
  })

  test('fails when no test of the app ran', () => {
    expect(readPlaywrightReport(playwright({ expected: 0 }), 0)).toMatchObject({ passed: 0, failed: 1 })
  })

  test('counts a run that ended badly without a failed test', () => {
    expect(readPlaywrightReport(playwright(), 1)).toMatchObject({ passed: 2, failed: 1 })
    expect(readPlaywrightReport(playwright({ unexpected: 1 }), 1)).toMatchObject({ passed: 2, failed: 1 })
  })
})

test('sumResults adds up and keeps what was said', () => {
  const results = [{ passed: 2, failed: 1, complaints: [] }, failure('crashed')]
  expect(sumResults(results)).toEqual({ passed: 2, failed: 2, complaints: ['crashed'] })
})
