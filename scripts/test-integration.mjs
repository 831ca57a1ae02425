// npm run test:integration: the core and the command line against the sample phone through the real adb server. Prepares what
// is missing, and builds the app, whose command line some of them run. Arguments after -- go to Vitest.
import { buildAppIfStale } from './setup/build.mjs'
import { runTool, vitest } from './setup/run-tool.mjs'
import { runMain } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  await setUp(['adb', 'phoneUserland', 'formatTools', 'rclone'])
  await buildAppIfStale()
  return runTool([vitest, 'run', '--project', 'integration*', ...process.argv.slice(2)])
})
