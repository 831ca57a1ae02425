// What .ci/run runs: npm ci and npm test, with a time limit, and a look at what they leave behind. Node's own modules
// only, as nothing is installed yet. Last line: "N passed, N failed".
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { endLeftovers } from './ci/end-leftovers.mjs'
import { copyLines } from './setup/copy-lines.mjs'
import { checkout } from './setup/paths.mjs'
import { say } from './setup/say.mjs'

/** It is to take 20 minutes at most. The same two cores take three times as long on some days: that is no reason to tell nothing. */
const timeLimitMs = 80 * 60_000
const markName = 'PHONEKEEP_CI_RUN'
const mark = randomUUID()

/** Copies a stream line by line, but keeps back the closing count: the last word is said here. */
function copyOutput(stream, onCount) {
  copyLines(stream, line => {
    const count = /^(\d+) passed, (\d+) failed$/.exec(line)
    if (count) onCount({ passed: Number(count[1]), failed: Number(count[2]) })
    else console.log(line)
  })
}

/** Runs a command in a process group of its own and clears up after it. */
async function runStep(command, args, deadline) {
  const env = { ...process.env, CI: 'true', [markName]: mark }
  const child = spawn(command, args, {
    cwd: checkout,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let count
  copyOutput(child.stdout, found => (count = found))
  const endGroup = () => process.kill(-child.pid, 'SIGKILL')
  let isTooLate = false
  const timer = setTimeout(() => {
    isTooLate = true
    endGroup()
  }, deadline - Date.now())
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, endGroup)
  const closed = new Promise(resolve => child.once('close', resolve))
  const code = await new Promise(resolve => child.once('exit', (exitCode, by) => resolve(by ? 1 : exitCode)))
  clearTimeout(timer)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(name, endGroup)
  const leftovers = await endLeftovers({ group: child.pid, mark: `${markName}=${mark}` })
  // Only now: what was left behind may have held the pipe open.
  await closed
  return { code, count, isTooLate, leftovers }
}

async function runCi() {
  const deadline = Date.now() + timeLimitMs
  say('npm ci')
  const install = await runStep('npm', ['ci', '--no-audit', '--no-fund'], deadline)
  if (install.code !== 0) return { passed: 0, failed: 1 }
  const { code, count, isTooLate, leftovers } = await runStep('npm', ['test'], deadline)
  const { passed, failed } = count ?? { passed: 0, failed: 1 }
  if (isTooLate) say('The tests were not done in time.')
  for (const { pid, command } of leftovers) say(`Left behind, and ended: ${pid} ${command}`)
  const hasFailed = code !== 0 || leftovers.length > 0
  return { passed, failed: hasFailed && failed === 0 ? 1 : failed }
}

const { passed, failed } = await runCi()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
