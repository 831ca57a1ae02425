// npm run test:e2e: the app in the real Electron, driven by Playwright, on a display of its own where there is none. Prepares
// what is missing, builds the app, and packs it where the tests of the package may run. Arguments after -- go to Playwright.
import path from 'node:path'
import { buildAppIfStale } from './setup/build.mjs'
import { mayRunPackage } from './setup/may-run-package.mjs'
import { checkout } from './setup/paths.mjs'
import { runOnDisplay } from './setup/run-on-display.mjs'
import { playwright, runTool } from './setup/run-tool.mjs'
import { runMain, SetupError } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  const wanted = process.argv.slice(2)
  await setUp(['adb', 'displayLibraries', 'xvfb', 'phoneUserland', 'formatTools', 'rclone', 'electron'])
  if (mayRunPackage(wanted)) {
    const code = await runTool([path.join(checkout, 'scripts/package.mjs'), '--dir'])
    if (code !== 0) throw new SetupError('The app could not be packed.')
  }
  await buildAppIfStale()
  return runOnDisplay([playwright, 'test', ...wanted])
})
