// npm run screenshots: drives the app as the tests do and puts the pictures the README shows into docs/screenshots.
import { buildAppIfStale } from './setup/build.mjs'
import { runOnDisplay } from './setup/run-on-display.mjs'
import { playwright } from './setup/run-tool.mjs'
import { runMain } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  await setUp(['adb', 'displayLibraries', 'xvfb', 'phoneUserland', 'electron'])
  await buildAppIfStale()
  return runOnDisplay(
    [
      playwright,
      'test',
      'e2e/backup.spec.ts',
      'e2e/trouble.spec.ts',
      'e2e/library.spec.ts',
      'e2e/restore.spec.ts',
    ],
    {
      PHONEKEEP_SCREENSHOTS: 'docs',
    },
  )
})
