// npm run test:faults: the interruptions of `npm test`, hundreds of them instead of a few. Takes about half an hour.
// PHONEKEEP_FAULT_SEED and PHONEKEEP_FAULT_CASES choose others (docs/testing.md).
import path from 'node:path'
import { checkout } from './setup/paths.mjs'
import { runCommand } from './setup/run-command.mjs'

const vitest = path.join(checkout, 'node_modules/vitest/vitest.mjs')
const wanted = process.argv.slice(2)
const files = wanted.length > 0 ? wanted : ['test/faults']
const args = ['run', '--project', 'integration', '--reporter', 'verbose', ...files]
const env = { PHONEKEEP_FAULT_CASES: '180', PHONEKEEP_FAULT_STRIDE: '1', ...process.env }
const { code } = await runCommand(process.execPath, [vitest, ...args], {
  cwd: checkout,
  env,
  stdio: 'inherit',
})
process.exitCode = code
