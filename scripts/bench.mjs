// npm run bench: our backup beside `adb pull` (docs/benchmarks.md). Prepares what is missing and builds the app. Arguments
// after -- go on.
import path from 'node:path'
import { buildAppIfStale } from './setup/build.mjs'
import { checkout } from './setup/paths.mjs'
import { runTool } from './setup/run-tool.mjs'
import { runMain } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  await setUp(['adb', 'phoneUserland'])
  await buildAppIfStale()
  return runTool(['--import', 'tsx', path.join(checkout, 'bench/run.ts'), ...process.argv.slice(2)])
})
