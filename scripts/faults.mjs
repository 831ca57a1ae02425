// npm run test:faults: the interruptions of `npm test`, hundreds of them instead of a few. Takes about half an hour.
// PHONEKEEP_FAULT_SEED and PHONEKEEP_FAULT_CASES choose others (docs/testing.md).
import { runTool, vitest } from './setup/run-tool.mjs'
import { runMain } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  await setUp(['adb', 'phoneUserland', 'rclone'])
  const wanted = process.argv.slice(2)
  const files = wanted.length > 0 ? wanted : ['test/faults']
  const { PHONEKEEP_FAULT_CASES = '180', PHONEKEEP_FAULT_STRIDE = '1' } = process.env
  const args = ['run', '--project', 'integration', '--reporter', 'verbose', ...files]
  return runTool([vitest, ...args], { PHONEKEEP_FAULT_CASES, PHONEKEEP_FAULT_STRIDE })
})
