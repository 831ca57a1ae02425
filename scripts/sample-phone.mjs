// npm run sample-phone: a phone that lives in a process (docs/testing.md). Arguments after -- go on.
import { checkPackages } from './setup/check-packages.mjs'
import { findAdb } from './setup/find-program.mjs'
import { runMain } from './setup/say.mjs'

await runMain(async () => {
  checkPackages()
  // It needs none itself. Not to stdout, which may be read by a program.
  if (findAdb() === undefined)
    console.error('phonekeep: adb is missing, so nothing can connect yet. npm run demo installs it.')
  // In this process, so that signals and stdin are its own.
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/sample-phone/cli.ts')
})
