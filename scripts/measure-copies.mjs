// npm run measure-copies [-- ITEMS]: what copies to a WebDAV server on this computer cost in time, requests and bytes
// (docs/benchmarks.md). 20,000 items take about half an hour.
import { runTool, vitest } from './setup/run-tool.mjs'
import { runMain } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  await setUp(['rclone'])
  const args = ['run', '--project', 'integration', '--reporter', 'verbose', '--testTimeout', '7200000']
  const file = 'test/places/copy-traffic.int.test.ts'
  return runTool([vitest, ...args, file], { PHONEKEEP_COPY_ITEMS: process.argv[2] ?? '20000' })
})
