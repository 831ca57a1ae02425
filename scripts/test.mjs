// npm test: everything CI runs, each step whatever became of the ones before it. Last line: "N passed, N failed".
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildApp } from './setup/build.mjs'
import { checkout } from './setup/paths.mjs'
import { runCommand } from './setup/run-command.mjs'
import { runOnDisplay } from './setup/run-on-display.mjs'
import { playwright, vitest } from './setup/run-tool.mjs'
import { say, SetupError } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'
import { failure, readPlaywrightReport, readVitestReport, sumResults } from './setup/sum-reports.mjs'

const passed = { passed: 0, failed: 0, complaints: [] }

/** By lines, for two of them run at a time. */
const byLines = { stdio: ['ignore', 'pipe', 'pipe'], onLine: line => console.log(line) }
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}

async function run(args, env = {}) {
  const options = { cwd: checkout, ...byLines, env: { ...process.env, ...colours, ...env } }
  return (await runCommand(process.execPath, args, options)).code
}

async function readReport(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

async function check() {
  const code = await run([path.join(checkout, 'scripts/check.mjs')])
  return code === 0 ? passed : failure('npm run check failed.')
}

async function build() {
  await buildApp()
  return passed
}

async function pack() {
  const code = await run([path.join(checkout, 'scripts/package.mjs'), '--dir'])
  return code === 0 ? passed : failure('The app could not be packed.')
}

async function runVitest(folder) {
  const file = path.join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run([vitest, 'run', ...reporters])
  return readVitestReport(await readReport(file), code)
}

/** @param name of the run @param which of the tests: arguments of Playwright's */
async function runPlaywright(folder, name, which) {
  const file = path.join(folder, `${name}.json`)
  const command = [playwright, 'test', '--reporter=list,json', ...which]
  const env = { ...colours, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await runOnDisplay(command, env, byLines)
  return readPlaywrightReport(await readReport(file), code)
}

async function runStep(name, step) {
  say(`== ${name}`)
  try {
    return await step()
  } catch (error) {
    const complaint = `${name}: ${error instanceof SetupError ? error.message : error.stack}`
    say(complaint)
    return failure(complaint)
  }
}

/** Tests of the app for the core that the unit and integration tests leave when they have ended: a fifth of the time of all. */
const laterFiles = ['resume', 'desktop', 'crash', 'tray', 'two-phones', 'wifi']

/** What only waits, for packages or for a window, leaves a core to what computes: hence two things at a time. */
async function runAll(folder) {
  // It needs nothing of what the set-up installs.
  const checking = runStep('check', check)
  const ready = await runStep('set-up', async () => {
    await setUp(['adb', 'displayLibraries', 'xvfb', 'phoneUserland', 'formatTools', 'rclone', 'electron'])
    return passed
  })
  const built = await runStep('build', build)
  const packed = await runStep('package', pack)
  // Without a build there is only an old app to drive, or none.
  const drive = (name, ...which) =>
    built.failed > 0
      ? failure('The app was not built, so its tests were not run.')
      : runStep(`${name} (playwright)`, () => runPlaywright(folder, name, which))
  const driving = drive('tests of the app', `--grep-invert=@alone|(${laterFiles.join('|')})\\.spec\\.ts`)
  const checked = await checking
  const tested = await runStep('unit and integration tests (vitest)', () => runVitest(folder))
  // With folders of their own for their screenshots: Playwright empties them first.
  const more = laterFiles.map(name => `e2e/${name}.spec.ts`)
  const later = drive('more tests of the app', '--grep-invert=@alone', '--output=test-results/later', ...more)
  const driven = await driving
  const alsoDriven = await later
  const timed = await drive('timed tests of the app', '--grep=@alone', '--output=test-results/alone')
  return sumResults([ready, checked, built, packed, tested, driven, alsoDriven, timed])
}

const folder = await mkdtemp(path.join(tmpdir(), 'phonekeep-test-'))
try {
  const { passed: good, failed, complaints } = await runAll(folder)
  for (const complaint of complaints) say(complaint)
  process.exitCode = failed === 0 ? 0 : 1
  console.log(`${good} passed, ${failed} failed`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
