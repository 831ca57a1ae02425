// npm start: prepares what is missing, builds the app and opens it. Arguments after -- go to the app.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { buildAppIfStale } from './setup/build.mjs'
import { copyLines } from './setup/copy-lines.mjs'
import { isKnownNoise } from './setup/known-noise.mjs'
import { checkout } from './setup/paths.mjs'
import { ensureSandbox } from './setup/sandbox.mjs'
import { runMain, say, SetupError } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

function checkDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return
  throw new SetupError(
    [
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the app cannot open its window.',
      'Without a display:',
      '  npm run demo                              shows what it does, with a sample phone, in the terminal',
      '  npm run build && npx phonekeep --help     the same from the command line',
      '  xvfb-run -a npm start                     the app on a display that nobody sees (packages xvfb, xauth)',
    ].join('\n'),
  )
}

/** Runs Electron to its end and answers its exit code; signals to this process go on to it. */
function runElectron(executablePath, args) {
  const env = { ...process.env }
  // Set by editors that are Electron apps themselves; it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  const child = spawn(executablePath, args, { stdio: ['inherit', 'inherit', 'pipe'], env })
  copyLines(child.stderr, line => {
    if (!isKnownNoise(line)) console.error(line)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

await runMain(async () => {
  checkDisplay()
  const { electron } = await setUp(['adb', 'displayLibraries', 'electron'])
  const sandboxArgs = await ensureSandbox(electron.executablePath)
  await buildAppIfStale()
  say(`Starting Phonekeep on Electron ${electron.version}.`)
  return runElectron(electron.executablePath, [...sandboxArgs, checkout, ...process.argv.slice(2)])
})
