// npm run demo: prepares adb if it is missing, then backs up the sample phone in the terminal. Arguments after -- go on.
import path from 'node:path'
import { runCommand } from './setup/run-command.mjs'
import { checkout } from './setup/paths.mjs'
import { runMain } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

await runMain(async () => {
  await setUp(['adb'])
  const args = ['--import', 'tsx', path.join(checkout, 'src/demo/index.ts'), ...process.argv.slice(2)]
  const { code } = await runCommand(process.execPath, args, { cwd: checkout, stdio: 'inherit' })
  return code
})
