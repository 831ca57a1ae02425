/** A step's result: how many tests passed and failed, and in words what is wrong beyond a failed test. */
const nothing = { passed: 0, failed: 0, complaints: [] }

/** One failure that no test stands for, as when a step crashed. */
export function failure(complaint) {
  return { passed: 0, failed: 1, complaints: [complaint] }
}

export function sumResults(results) {
  return results.reduce(
    (sum, { passed, failed, complaints }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      complaints: [...sum.complaints, ...complaints],
    }),
    nothing,
  )
}

/** Skipped tests count as failed: a run that left something out must not look whole. */
function withSkipped(passed, failed, { skipped, runner }) {
  const complaints = skipped > 0 ? [`${runner}: ${skipped} tests were skipped, which counts as failed.`] : []
  return { passed, failed: failed + skipped, complaints }
}

/** A step that ended with an error although its report shows no failed test still failed. */
function judge(result, { exitCode, runner }) {
  if (exitCode === 0 || result.failed > 0) return result
  return sumResults([result, failure(`${runner} ended with exit code ${exitCode}, but no test failed.`)])
}

/** @param report what vitest's json reporter wrote, or undefined when it wrote nothing */
export function readVitestReport(report, exitCode) {
  const runner = 'vitest'
  if (report === undefined) return failure(`${runner} wrote no report: it crashed (exit code ${exitCode}).`)
  // A file that does not even load has failed without a test of its own.
  const broken = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  )
  const result = withSkipped(report.numPassedTests, report.numFailedTests + broken.length, {
    skipped: report.numPendingTests + report.numTodoTests,
    runner,
  })
  if (report.numTotalTests === 0) return sumResults([result, failure(`${runner} ran no test.`)])
  return judge(result, { exitCode, runner })
}

/** @param report what playwright's json reporter wrote, or undefined when it wrote nothing */
export function readPlaywrightReport(report, exitCode) {
  const runner = 'playwright'
  if (report === undefined) return failure(`${runner} wrote no report: it crashed (exit code ${exitCode}).`)
  const { expected, unexpected, flaky, skipped } = report.stats
  // "Flaky" passed only when tried again: the first failure counts.
  const result = withSkipped(expected, unexpected + flaky, { skipped, runner })
  if (expected + unexpected + flaky === 0) {
    return sumResults([result, failure(`${runner} ran no test of the app.`)])
  }
  return judge(result, { exitCode, runner })
}
