#!/usr/bin/env node
import { exitCodes } from './exit-codes'
import { runCli } from './run-cli'

// Whoever read our output has gone, as in `phonekeep … | head`: stop like after Ctrl+C, and do not call it success.
let readerGone = false
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {
    if (readerGone) return
    readerGone = true
    process.exitCode = exitCodes.failed
    process.emit('SIGTERM')
  })
}

try {
  const code = await runCli(process.argv, process)
  process.exitCode ??= code
} catch (error) {
  console.error(error)
  process.exitCode = exitCodes.failed
}
// adb connections that a failure left behind must not keep a finished command alive. With its code, which Electron's
// `process.exit` does not look up itself.
process.exit(process.exitCode)
