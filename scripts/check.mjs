// npm run check: compiler, linter, cycles, unused code, formatting. All of them, whatever fails; only what fails is shown.
import path from 'node:path'
import { checkPackages } from './setup/check-packages.mjs'
import { checkout } from './setup/paths.mjs'
import { runCommand } from './setup/run-command.mjs'
import { runMain, say } from './setup/say.mjs'

const checks = [
  // What has no types to know: which module may import which, and what words may stand where.
  ['structure', 'eslint/bin/eslint.js', '.'],
  ['lint', 'oxlint/bin/oxlint', '--report-unused-disable-directives', '--deny-warnings'],
  ...['.', 'e2e', 'src/renderer'].map(folder => [
    `types of ${folder}`,
    'typescript-7/bin/tsc',
    ...['-p', folder, '--noEmit'],
  ]),
  [
    'cycles',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'src', 'test', 'e2e', 'bench'],
  ],
  ['unused code', 'knip/bin/knip.js', '--no-progress'],
  ['format', 'oxfmt/bin/oxfmt', '--check', '.'],
]

async function runCheck([name, program, ...args]) {
  const script = path.join(checkout, 'node_modules', program)
  const { code, output } = await runCommand(process.execPath, [script, ...args], { cwd: checkout })
  if (code === 0) say(`check passed: ${name}`)
  else console.error(`${output.trim()}\nphonekeep: check failed: ${name}`)
  return code === 0
}

/** Takes the next check until none is left; answers whether all it took passed. */
async function work(queue) {
  let isGood = true
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    isGood = (await runCheck(check)) && isGood
  }
  return isGood
}

await runMain(async () => {
  checkPackages()
  const queue = [...checks]
  // Two at a time: more only wait for each other on the two cores a CI machine has.
  const results = await Promise.all([work(queue), work(queue)])
  return results.every(Boolean) ? 0 : 1
})
