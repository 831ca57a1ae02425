// npm run audit: known vulnerabilities in what a package carries. Not every registry answers that question: then it is said.
import { runCommand } from './setup/run-command.mjs'
import { runMain, say } from './setup/say.mjs'

const timeLimitMs = 2 * 60_000

/** npm's answer, or undefined when it is none. */
function readReport(output) {
  try {
    const report = JSON.parse(output)
    return report.metadata?.vulnerabilities === undefined ? undefined : report
  } catch {
    return undefined
  }
}

await runMain(async () => {
  const { output, timedOut } = await runCommand('npm', ['audit', '--omit=dev', '--json'], {
    shell: process.platform === 'win32',
    timeoutMs: timeLimitMs,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const report = readReport(output)
  if (report === undefined) {
    const line = `NOT AUDITED: the npm registry in use ${timedOut ? 'does not answer' : 'has no audit'}.`
    // Shown on the page of the run, on GitHub.
    if (process.env.GITHUB_ACTIONS) console.log(`::warning title=npm audit::${line}`)
    else say(line)
    return 0
  }
  const { high, critical, total } = report.metadata.vulnerabilities
  say(
    `npm audit of what a package carries: ${total} known vulnerabilities, ${high + critical} of them high or critical.`,
  )
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities)) {
    say(`  ${severity}: ${name} ${range}`)
  }
  return high + critical === 0 ? 0 : 1
})
